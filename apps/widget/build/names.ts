import { minifySync, type Plugin } from 'vite'

/**
 * Property names that are the widget's own: of its words, its model and its parts. The build writes two letters for
 * each, the same in every file. Names that the DOM, the server, the storage or the host page know may never stand here;
 * a test looks for that.
 */
export const ownNames =
  `aiHelped aiNote aiTitle aiTyping askForOne askKept askKeptNote banner byPhone callBooked callByChat
    callByPhone callDue callHow callMe callNowChat callNowPhone callTitle callWhen canAsk caseKeyNote closedChoice
    closedNote closedNow closedTitle comingAi comingNoAi comingPhrase commenting css declineOffer declinedOffers
    demoNote early earlyParts emailBad emailBooked emailBy emailField emailKnown emailMe emailSend emailTitle endNow endSure
    ensureToken fileCount fileFailed fileOffline fileTooLarge fileType finishing fitInto focusSoon forgetNote
    forgetSure headOf hello helloNoAi historyEmpty humanOf inChat kids lateChoice lateSaid listen loadSlots
    localId markRead newMessage news newsIn nextToSend noSlots nobodyHere notKept notSent notice offerKey offerNo
    offerPerson offerYes offlineWith offsetMs onItem openKey partFailed peopleNote personAway personHere phoneBad
    phoneNumber pickTime placeIn placeInLine questionsOf rateHigh rateLabel rateLow rateMore rateThanks removeFile
    rightNine screenOf setEarly skipComment solvedLater solvedNo solvedYes sourceNote startNew sure takesFiles
    talkToAnother talkToPerson tellMe tellMeOn transcriptFailed uploading useToken waitClosed waitHere waitLate
    waitMeasured waitOf waitPolicy waitUnknown wantsMore waysOf withdrawSure withdrawing`.split(/\s+/)

const letters = 'abcdefghijklmnopqrstuvw'
/** a0, b0, … w9: nothing that the DOM or the server has */
const short = Object.fromEntries(
  ownNames.map((name, n) => [name, `${letters[n % letters.length]}${Math.floor(n / letters.length)}`]),
)

export function shortNames(): Plugin {
  const include = new RegExp(`^(${ownNames.join('|')})$`)
  return {
    name: 'short-names',
    apply: 'build',
    renderChunk: (code, { fileName }) => {
      if (!fileName.startsWith('parts/')) return null
      const options = { compress: false, mangle: false, codegen: { removeWhitespace: false } }
      const { code: shorter, errors } = minifySync(fileName, code, {
        ...options,
        module: true,
        mangleProps: { include, cache: short },
      })
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      return { code: shorter, map: null }
    },
  }
}
