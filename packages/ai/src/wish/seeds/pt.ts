import type { Seeds } from './seeds.ts'

export const pt: Seeds = {
  language: 'pt',
  asks: `
quero falar com uma pessoa de verdade
alguém pode me atender?
me passa para um atendente por favor
me transfere
transfere para o setor responsável
me coloca em contato com alguém
preciso que me liguem
liguem para mim
me liga de volta
podem me retornar por telefone?
gostaria de conversar com alguém sobre isso
prefiro resolver por telefone
tem algum humano aí?
tem gente aí?
alguém real por favor
para quem eu posso reclamar?
quero fazer uma reclamação com o responsável
me passa o seu chefe
quero o supervisor
exijo falar com o gerente
chega de resposta automática
não aguento mais esse robô
odeio falar com máquina
esse bot não serve pra nada
para com esse bot
você não está ajudando, quero outra pessoa
você só repete a mesma coisa, chama um atendente
isso não resolve, me passa pra alguém
nenhuma dessas opções, quero um atendente
você é gente ou é robô?
estou falando com um humano?
atendente
atendimento humano
operador por favor
falar com atendente
humano já
pessoa real
consultor por favor
ajuda humana
preciso de um funcionário
me chama o gerente
posso ir na agência falar com alguém?
qual o telefone para falar com uma pessoa?
qual número eu ligo para ser atendido por gente?
é complicado, melhor explicar para uma pessoa
sou idosa e não sei mexer nisso, preciso de alguém
não sei escrever direito, podemos conversar por voz?
isso é pessoal demais para um robô
não confio em máquina para isso
perdi o emprego e não consigo pagar, quero falar com alguém
cobraram duas vezes e preciso falar com um atendente
roubaram meu cartão, me passa pra alguém agora
o pedido veio errado de novo, quero uma pessoa
obrigado, mas ainda quero falar com uma pessoa
não foi isso que perguntei, tem um humano?
quero que uma pessoa analise meu caso
quero que uma pessoa decida, não um algoritmo
passa para um colega seu
encaminhe para um especialista
alguém da equipe precisa me contatar
vocês podem entrar em contato comigo?
quero alguém que saiba resolver
porra me passa um humano
mano quero um atendente
pfv um humano
quero fala cm uma pesoa
kero falar c atendente
quero falar with a human
agendar uma ligação com um especialista
quero falar com alguém da área de fraude
posso falar com um colaborador vosso?
queria que me ligassem
podem telefonar-me, por favor?
passe-me a um assistente
`,
  asksFamilies: `
[|por favor |oi, |olha, |bom |obrigado mas ][quero|preciso|gostaria de|queria|posso|prefiro|só quero|exijo|dá pra|poderia] [falar|conversar|tratar|chatear] com [alguém|uma pessoa|um humano|um atendente|um consultor|um operador|uma pessoa real|seu supervisor|um representante|um funcionário|o gerente|o responsável][| por favor| já| agora| sobre isso| sobre minha conta| do meu pedido]
[|por favor |pode |poderia |você pode ][me passa|me passar|me transferir|me transfere|me conectar|me encaminhar|me põe|me coloca|me ligar] [para|com|pra] [alguém|uma pessoa|um humano|um atendente|um consultor|um operador|uma pessoa real|um supervisor|o gerente|um colega][| por favor| já| agora mesmo]
[quero que|preciso que|pode|podia|peço que|prefiro que] [alguém|uma pessoa|um atendente|um humano|um de vocês] [me ligue|me atenda|me ajude|me contate|analise isso|me responda|entre em contato comigo|assuma][| por favor| hoje| já]
[não quero|estou cansado de|cansei de|me recuso a|odeio] [falar|conversar|tratar|discutir] com [um robô|um bot|uma máquina|um computador|uma inteligência artificial|esse programa|uma gravação]
[tem|há|vocês têm|existe|não tem] [um humano|alguém|uma pessoa|um atendente|uma pessoa real] [para falar|aí|disponível|que me ajude|que possa me atender|do outro lado]
[como|onde|por onde] [posso|faço para|consigo] [falar com|contatar|ligar para|chegar em] [uma pessoa|um humano|alguém|um atendente|vocês|um funcionário]
[então|por isso|assim] [por favor|quero|preciso|podem] [que alguém me ligue|falar com alguém|falar com uma pessoa|de um humano|me passar para um atendente]
`,
  others: `
recursos humanos pediu um comprovante
meu agente disse que o contrato começa em maio
o consultor cobra comissão?
ontem falei com vocês e funcionou
alguém usou meu cartão em outro país
uma pessoa que não conheço me mandou dinheiro
quero mandar dinheiro para uma pessoa em Angola
meu chefe precisa do comprovante
o funcionário da loja mandou eu falar com o banco sobre o estorno
alguém me ligou pedindo a senha, é golpe?
quanto custa uma ligação para a França?
quero mudar meu telefone de contato
não preciso falar com ninguém, obrigado
não quero atendente, só diz o saldo
o atendimento foi ótimo da última vez
sou uma pessoa, não um robô
foi erro humano meu
quem me enviou esse dinheiro?
tem alguma taxa?
posso pedir um empréstimo?
pode me dar o saldo?
me passa a lista de pagamentos
pode me enviar a fatura?
preciso de ajuda com uma transferência
preciso pagar hoje
quero cancelar o débito automático
gostaria de abrir uma conta
por que fui cobrado?
quanto tempo leva a transferência?
como troco minha senha?
onde está meu pacote?
quando chega o reembolso?
meu cartão não funciona
o aplicativo fecha sozinho
o caixa não liberou o dinheiro
não consigo entrar
esqueci a senha
sim
sim, por favor
não
não é isso
ok
oi bom dia
obrigada, é só isso
não sei
pode repetir?
o primeiro
a máquina engoliu meu cartão
empréstimo pessoal
meus dados pessoais estão errados
`,
  othersFamilies: `
[|por favor |oi, ][posso|quero|preciso|gostaria de|como faço para|queria] [mudar|cancelar|ver|pagar|bloquear|ativar|receber|devolver|renovar|consultar] [meu|o|um|minha] [cartão|conta|saldo|pedido|senha|fatura|empréstimo|endereço|limite|assinatura][| hoje| por favor| no aplicativo| este mês]
[meu|o|a|minha] [cartão|pagamento|pedido|transferência|aplicativo|pacote|reembolso|conta] [não chegou|não funciona|foi recusado|está bloqueado|atrasou|está errado|foi cobrado duas vezes|já chegou]
[alguém|uma pessoa|um amigo|um agente|o vendedor|meu chefe] [roubou|usou|me mandou|me pediu|tem|precisa de|abriu] [meu cartão|dinheiro|minha conta|meus dados|um comprovante|o pacote|meu telefone]
[falei|já falei|conversei] com [um atendente|alguém|um consultor|uma pessoa|seu colega] [ontem|semana passada|segunda] e [funcionou|ficou resolvido|me ajudaram|tudo certo]
[não precisa|não preciso|não quero] [falar com|ligar para|incomodar] [ninguém|uma pessoa|um atendente|um humano]
`,
}
