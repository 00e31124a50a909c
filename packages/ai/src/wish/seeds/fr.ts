import type { Seeds } from './seeds.ts'

export const fr: Seeds = {
  language: 'fr',
  asks: `
je veux parler à une vraie personne
quelqu'un peut me répondre ?
passez-moi un conseiller s'il vous plaît
transférez-moi
mettez-moi en relation avec le service client
j'ai besoin qu'on m'appelle
appelez-moi
rappelez-moi demain
pouvez-vous me rappeler ?
est-ce que quelqu'un pourrait me passer un coup de fil
je préfère en discuter de vive voix
je préfère régler ça au téléphone
y a quelqu'un ?
il y a un humain ici ?
quelqu'un de réel svp
auprès de qui porter plainte ?
je veux faire une réclamation auprès d'un responsable
passez-moi votre chef
je veux le superviseur
j'exige de parler au directeur
marre des réponses automatiques
ras le bol de ce bot
je déteste parler à une machine
ce bot est nul
arrêtez ce robot
vous ne m'aidez pas, je veux quelqu'un d'autre
vous répétez toujours la même chose, un conseiller svp
ça ne résout rien, passez-moi une personne
aucune de ces options, je veux un conseiller
vous êtes humain ou robot ?
je parle à qui là, une machine ?
conseiller
agent humain
opérateur
parler à un conseiller
un humain vite
une personne réelle
aide humaine
j'ai besoin d'un employé
puis-je venir en agence voir quelqu'un ?
quel numéro appeler pour avoir une personne ?
où puis-je vous appeler ?
c'est compliqué, je préfère l'expliquer à une personne
je suis âgé et je n'y comprends rien, il me faut quelqu'un
j'écris mal, on peut se parler ?
c'est trop personnel pour un robot
je ne fais pas confiance à une machine pour ça
j'ai perdu mon travail et je ne peux pas payer, je voudrais parler à quelqu'un
on m'a prélevé deux fois, je dois parler à un agent
on m'a volé ma carte, passez-moi quelqu'un tout de suite
la commande est encore fausse, donnez-moi une personne
merci mais je veux toujours parler à quelqu'un
ce n'est pas ma question, il y a un humain ?
je veux qu'une personne examine mon dossier
je veux que ce soit une personne qui décide, pas un algorithme
passez la main à un collègue
transmettez ma demande à un spécialiste
que quelqu'un de l'équipe me contacte
pourriez-vous prendre contact avec moi ?
je veux quelqu'un de compétent
putain un humain
wesh passe-moi un conseiller
stp un humain
je veu parlé a kelkun
parler with a human svp
prendre rendez-vous téléphonique avec un conseiller
je veux parler à quelqu'un du service fraude
mettez-moi avec le service cartes
un interlocuteur s'il vous plaît
j'aimerais être rappelé
je souhaite être mise en relation avec une personne
`,
  asksFamilies: `
[|svp |bonjour, |écoutez, |bon |merci mais ][je veux|je voudrais|j'aimerais|je souhaite|puis-je|je préfère|je dois|pourrais-je|est-ce que je peux|il faut que je puisse] [parler|discuter|échanger|m'adresser] [à|avec] [quelqu'un|une personne|un humain|un agent|un conseiller|un opérateur|une vraie personne|votre supérieur|un responsable|un employé|le directeur|un être humain][| svp| tout de suite| maintenant| de ça| de mon compte| de ma commande]
[|svp |pouvez-vous |pourriez-vous |veuillez ][me passer|passez-moi|me transférer à|transférez-moi à|me mettre en contact avec|mettez-moi en relation avec|me connecter à|donnez-moi] [quelqu'un|une personne|un humain|un agent|un conseiller|un opérateur|une vraie personne|un responsable|le directeur|un collègue][| svp| maintenant| rapidement]
[je veux que|il faudrait que|est-ce que|j'aimerais que|faites en sorte que] [quelqu'un|une personne|un agent|un conseiller|un humain|l'un de vous] [me rappelle|m'appelle|m'aide|me contacte|regarde ça|me réponde|prenne le relais][| svp| aujourd'hui| vite]
[je ne veux pas|j'en ai marre de|je refuse de|je déteste|je suis fatigué de] [parler|discuter|échanger|traiter] avec [un robot|un bot|une machine|un ordinateur|une intelligence artificielle|ce programme|un répondeur]
[il y a|y a-t-il|avez-vous|est-ce qu'il y a] [un humain|quelqu'un|une personne|un conseiller|une vraie personne] [à qui parler|ici|disponible|qui peut m'aider|au bout du fil]
[comment|où] [puis-je|faire pour|peut-on|je fais pour] [parler à|joindre|contacter|appeler] [une personne|un humain|quelqu'un|un conseiller|un agent|un employé]
[donc|alors|du coup] [svp|je veux|je dois|je voudrais] [parler à quelqu'un|qu'on me rappelle|parler à une personne|avoir un humain|être transféré à un conseiller]
`,
  others: `
les ressources humaines demandent une attestation
mon agent dit que le contrat commence en mai
le conseiller prend-il une commission ?
j'ai parlé à quelqu'un hier et ça marche
quelqu'un a utilisé ma carte à l'étranger
une personne que je ne connais pas m'a envoyé de l'argent
je veux envoyer de l'argent à une personne au Sénégal
mon chef a besoin du justificatif
l'employé du magasin m'a dit de contacter la banque, où est le remboursement
quelqu'un m'a appelé pour mon code, c'est une arnaque ?
combien coûte un appel vers l'Espagne
je veux changer mon téléphone de contact
je n'ai besoin de parler à personne, merci
je ne veux pas de conseiller, juste le solde
le service client était super la dernière fois
je suis une personne, pas un robot
c'était une erreur humaine de ma part
qui m'a envoyé cet argent ?
y a-t-il des frais ?
puis-je avoir un prêt ?
pouvez-vous me donner mon solde ?
donnez-moi la liste des paiements
pouvez-vous m'envoyer la facture ?
j'ai besoin d'aide pour un virement
je dois payer aujourd'hui
je veux annuler mon prélèvement
j'aimerais ouvrir un compte
pourquoi ai-je été débité ?
combien de temps prend un virement ?
comment changer mon mot de passe ?
où est mon colis ?
quand arrive le remboursement ?
ma carte ne marche pas
l'appli plante
le distributeur n'a pas donné l'argent
je n'arrive pas à me connecter
j'ai oublié mon mot de passe
oui
oui s'il vous plaît
non
non, ce n'est pas ça
d'accord
bonjour
merci, c'est tout
je ne sais pas
pouvez-vous répéter ?
le premier
je m'appelle Marie
la machine a avalé ma carte
prêt personnel
mes données personnelles sont fausses
personne n'a touché à mon compte
`,
  othersFamilies: `
[|svp |bonjour, ][puis-je|je veux|je dois|je voudrais|comment|j'aimerais] [changer|annuler|voir|payer|bloquer|activer|recevoir|renvoyer|renouveler|consulter] [ma|la|une|mon] [carte|compte|solde|commande|mot de passe|facture|prêt|adresse|plafond|abonnement][| aujourd'hui| svp| dans l'appli| ce mois-ci]
[ma|mon|la|le] [carte|paiement|commande|virement|appli|colis|remboursement|compte] [n'est pas arrivé|ne marche pas|a été refusé|est bloqué|est en retard|est faux|a été prélevé deux fois|est bien arrivé]
[quelqu'un|une personne|un ami|un agent|le vendeur|mon chef] [a volé|a utilisé|m'a envoyé|m'a demandé|possède|a besoin de|a ouvert] [ma carte|de l'argent|mon compte|mes données|un justificatif|le colis|mon téléphone]
[j'ai parlé|j'ai déjà parlé|j'ai discuté] avec [un conseiller|quelqu'un|un agent|une personne|votre collègue] [hier|la semaine dernière|lundi] et [ça marche|c'est réglé|on m'a aidé|tout va bien]
[pas besoin de|je n'ai pas besoin de|je ne veux pas] [parler à|appeler|déranger] [une personne|un conseiller|quelqu'un|un humain]
`,
}
