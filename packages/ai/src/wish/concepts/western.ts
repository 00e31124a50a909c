import type { ConceptTable } from './concepts.ts'

export const western: Readonly<Record<string, ConceptTable>> = {
  en: `
human: human humans person persons people being man woman guy lady bloke folks humna flesh
some: someone somebody anyone anybody one some1
staff: agent agents operator* representative* rep reps advis* employee* staff colleague* support service team specialist* consultant* banker clerk helpdesk department worker* expert*
chief: manager* supervisor* boss director charge responsible authority higher senior superior head
talk: talk* speak* spk chat* discuss* conversation explain* voice word say tell deal
call: call* phone* ring* telephone* contact* reach* dial touch line callback helpline hotline hold
put: connect* transfer* put pass* forward* switch* escalat* redirect* hand* route* through over refer*
want: want* need* like prefer* please can could may would wish demand* wanna gimme let rather possible grateful appreciate get give
bot: bot bots robot* chatbot* machine* computer* ai automat* program* algorithm* software recording system* app
not: not no dont never stop* enough without instead hate* tired sick refuse* wont isnt cant nobody useless rubbish
real: real really live living actual* genuine proper alive competent actual
your: you your there company office house branch
there: anybody anyone there here available around
complain: complain* complaint*
help: help* assist* look review handle* sort understand* answer* take check resolve
past: yesterday last already solved fixed worked thanks thank spoke talked said told was ago before
thing: card* account* money payment* order* parcel* password* balance* refund* fee fees loan* address transfer* pin limit invoice* bill statement* delivery app package deposit* credit debit
deed: change* cancel* pay* send* open* close* block* activate* show* increase* update* return* order buy reset* find track* cost* charge*
other: friend* wife husband mother dad brother seller* shop* stranger* unknown landlord courier* driver* beneficiary employer
me: me i my us myself im
how: how where when what why which who
`,
  es: `
human: humano* humana* persona* gente ser individuo señor* tipo
some: alguien algun* quien uno
staff: agente* operador* asesor* representante* ejecutiv* empleado* encargad* atencion soporte companer* funcionari* especialista* departamento trabajador* colega* equipo personal
chief: jefe* gerente* supervisor* responsable* director* encargad* superior*
talk: hablar* hablo hable habla platicar* conversar* chatear* comentar* explicar* discut* tratar* charlar* voz decir ablar
call: llam* telefon* marcar* marquen contact* comunic*
put: pasame paseme pasar* pase poner* ponme pongame conect* transfer* deriv* comunicame comuniqueme
want: quier* necesit* quisiera gustaria puedo puede* podria* prefier* deseo exijo favor porfa deme dame dejeme solicito urge kiero
bot: bot bots robot* maquin* computadora* automatic* program* algoritmo* ia inteligencia grabacion
not: no nunca basta deja* para harta harto cansad* odio sin detesto ya
real: real reales verdad vivo competente
your: ustedes su vosotros empresa oficina sucursal
there: hay ahi aqui haber disponible
complain: queja* quejar* reclam*
help: ayud* atiend* atender* revis* respond* resolv* entiend* encarg*
past: ayer pasada ya funciono resuelto gracias hable dijo fue antes
thing: tarjeta* cuenta* dinero pago* pedido* paquete* contrasena* saldo reembolso comision* prestamo* direccion transferencia* factura* limite clave suscripcion
deed: cambiar* cancelar* pagar* enviar* abrir* bloquear* activar* ver cobr* devolver* renovar*
other: amigo* esposa marido madre hermano vendedor* tienda desconocid*
me: me mi yo nos conmigo
how: como donde cuando cuanto* que por
`,
  pt: `
human: humano* humana* pessoa* gente ser pesoa
some: alguem algum* quem
staff: agente* operador* atendente* consultor* representante* funcionari* colaborador* atendimento suporte colega* especialista* setor equipe assistente*
chief: chefe* gerente* supervisor* responsavel* diretor* superior*
talk: falar* falo fala conversar* tratar* explicar* discut* voz dizer reclamar
call: lig* telefon* retorn* contat* chamada contactar
put: passa* passe transfer* coloca* conect* encaminh* poe
want: quer* preciso gostaria posso pode* poderia* prefiro desejo exijo favor pfv da kero
bot: bot bots robo* maquina* computador* automatic* program* algoritmo* ia gravacao
not: nao nunca chega para cansad* cansei odeio sem aguento
real: real verdade vivo
your: voces seu sua empresa agencia
there: tem ha ai aqui disponivel existe
complain: reclam* queixa*
help: ajud* atend* resolv* respond* analis* assum*
past: ontem passada ja funcionou resolvido obrigad* falei disse foi
thing: cartao* conta* dinheiro pagamento* pedido* pacote* senha* saldo reembolso taxa* emprestimo* endereco transferencia* fatura* limite assinatura
deed: mudar* cancelar* pagar* enviar* abrir* bloquear* ativar* ver cobr* devolver* trocar*
other: amigo* esposa marido mae irmao vendedor* loja desconhecid*
me: me mim eu nos meu minha
how: como onde quando quanto* que
`,
  fr: `
human: humain* personne* gens etre mec
some: quelquun kelkun qui quiconque
staff: agent* operateur* conseiller* conseillere* employe* representant* collegue* service* interlocuteur specialiste* equipe salarie*
chief: chef* directeur* responsable* superieur* superviseur* manager patron
talk: parler* parle parl discut* echang* expliquer* voix adress* parlé
call: appel* rappel* telephon* joindre contact* coup fil
put: passez passe passer mettez mettre mise transfer* connect* transmet* relation relais
want: veux voudrais aimerais souhait* puis peut pouvez pourri* prefer* besoin exige svp stp plait donnez faut veu
bot: bot bots robot* machine* ordinateur* automat* programme* algorithme* ia repondeur
not: pas ne marre ras arret* refuse deteste non plus sans
real: vrai* reel* vive vivant competent
your: vous votre entreprise agence
there: y il ici avez bout
complain: plaindre plainte* reclamation*
help: aid* repond* regard* compren* examin* occup*
past: hier derniere deja regle merci marche ete
thing: carte* compte* argent paiement* commande* colis solde remboursement frais pret adresse virement* facture* plafond abonnement mot
deed: changer* annuler* payer* envoyer* ouvrir* bloquer* activer* voir debit* renvoyer*
other: ami* femme mari mere frere vendeur* magasin inconnu*
me: me moi je mon ma nous
how: comment ou quand combien pourquoi quel*
`,
  it: `
human: uman* persona* gente essere uomo
some: qualcuno chi
staff: operator* agente* consulente* impiegat* collega* assistenza servizio addett* rappresentante*
chief: capo responsabile* direttore supervisore manager
talk: parlare* parlarne parlo discut* chattare spieg* voce
call: chiam* richiam* telefon* ritelefon* contatt*
put: passi* passami passatemi passarmi trasfer* colleg* mettermi
want: voglio vorrei posso puo potete prefer* bisogno devo favore datemi mi
bot: bot bots robot* macchin* computer automatic* programma* algoritmo
not: non basta stufo stanco odio rifiuto fermate senza
real: vero vera reale vivo
your: voi vostro vostri vostra filiale ufficio
there: ce qui li ci
complain: reclam* lament*
help: aiut* rispond* guard* controll* capisc*
past: ieri risolto funziona* grazie lunedi gia
thing: carta* conto* soldi pagamento* ordine* pacco* password saldo rimborso bonifico fattura* prestito indirizzo
deed: cambiare* annull* pagare* inviare* mandare* bloccare* attivare* vedere addebit*
other: amico moglie marito madre venditore negozio sconosciut*
me: mi me io mio mia
how: come dove quando quanto perche
`,
  ca: `
human: huma humana persona
some: algu qui
staff: agent* assessor* operador* company* atencio
chief: cap responsable* mana
talk: parlar* parlarho parlarne xatejar discutir* explic*
call: truc* telefon* contact*
put: passeu* passam transfer* connect* poseume posarme
want: vull voldria puc podeu prefer* necessit* plau
bot: bot robot* maquina* ordinador programa automatiques
not: no prou fart cansat atureu
real: veritat real
your: vosaltres oficina
there: hi ha aqui
complain: queix* reclam*
help: ajud* respon* revis* enten*
past: ahir gracies vaig
thing: targeta compte diners pagament* comanda paquet contrasenya factura saldo
deed: canviar* cancel* pagar* enviar* bloquejar* activar*
other: amic venedor desconegu*
me: em me jo meva meu
how: com on quan quant
`,
  ro: `
human: om persoana uman umana persoane
some: cineva careva
staff: operator* consultant* agent* angajat* coleg* serviciul functionar*
chief: sef* sefului responsabil* manager* director
talk: vorbesc vorbi discut* scriu explic*
call: suna* sunati sun telefon* contact*
put: transfer* conect* legatura treceti*
want: vreau as pot puteti prefer nevoie trebuie rog dati
bot: bot botul robot* masina calculator* automat* program*
not: nu destul saturat urasc opriti refuz
real: real* viu
your: voi dumneavoastra voastra sucursala
there: e este acolo aici exista
complain: reclamat*
help: ajut* raspund* verific*
past: ieri rezolvat mers multumesc luni
thing: card* cont* bani* plata* comanda* colet* parola sold* factura credit* transfer*
deed: schimb* anulez* platesc trimit* blochez* activez* vad
other: prieten* mama vanzator* necunoscut*
me: ma mi mie eu mea
how: cum unde cand cat
`,
  de: `
human: mensch* person personen typ
some: jemand* irgendwer irgendjemand wer
staff: mitarbeiter* berater* kollege* kollegin* ansprechpartner* ansprechperson operator kundendienst kundenservice angestellt* personal support spezialist* sachbearbeiter* abteilung team
chief: chef* vorgesetzt* leiter* geschaftsfuhrer* manager* verantwortlich*
talk: sprech* spreche reden redn gesprach* besprech* chatten unterhalten erklar* schreibe telefonier*
call: anruf* ruf* ruckruf* zuruckruf* telefon* kontakt* erreich* melde* meldet telefonisch
put: verbind* durchstell* stellen weiterleit* leiten ubergeb* ubernehm* weiterverbind*
want: mochte* will wurde gern* kann konnt* brauch* verlang* darf lieber bitte geben gib holen hatte muss
bot: bot bots roboter* maschine* computer* automat* programm* software ki algorithmus
not: nicht kein* nie nase satt hasse stoppt ohne weigere leid
real: echt* wirklich* lebend* personlich* ahnung
your: ihnen ihr ihre ihrem euch filiale buro
there: gibt da hier ist erreichbar
complain: beschwer*
help: helf* hilf* antwort* pruf* ansehen kummer* versteh*
past: gestern letzte geklart danke schon erledigt telefoniert
thing: karte* konto* geld zahlung* bestellung* paket* passwort* kontostand erstattung gebuhr* kredit* adresse uberweis* rechnung* lastschrift limit guthaben
deed: ander* kundig* bezahl* zahlen senden eroffn* sperr* aktivier* storn* abgebucht
other: freund* frau mann bruder verkaufer* laden unbekannt* makler
me: mir mich ich mein* uns
how: wie wo wann was warum welche*
`,
  nl: `
human: mens* persoon personen
some: iemand wie
staff: medewerker* adviseur* collega* klantenservice personeel
chief: baas leidinggevende* manager* verantwoordelijk*
talk: praten praat spreken spreek chatten bespreken uitleg* gesproken
call: bel bellen terugbellen telefo* contact
put: verbind* doorverbind* zet geef overzetten
want: wil zou kan kunt mag moet liever graag alstublieft nodig laat
bot: bot bots robot* machine* computer* automa* programma
not: niet geen zat stop haat weiger zin
real: echt* levend
your: jullie uw jou kantoor
there: is daar er hier
complain: klacht* klagen
help: help* antwoord* kijk*
past: gisteren opgelost bedankt werkt dank
thing: pas kaart rekening geld betaling* bestelling* pakket* wachtwoord saldo factuur lening overboeking
deed: wijzig* annuleer* betalen sturen blokker* activer* retourner*
other: vriend* verkoper winkel onbekend* makelaar
me: mij me ik mijn
how: hoe waar wanneer welk* waarom
`,
}
