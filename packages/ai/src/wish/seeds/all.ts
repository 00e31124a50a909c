import { ar } from './ar.ts'
import { et, hu, lt, lv, tr } from './baltic-uralic-turkish.ts'
import { de } from './de.ts'
import { ko, th, vi } from './east-asian.ts'
import { en as enFirst } from './en.ts'
import { enMore } from './en-more.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { hi } from './hi.ts'
import { bn, mr, ta, te } from './indic.ts'
import { ja } from './ja.ts'
import { fil, id, ms } from './malay.ts'
import { da, fi, nl, no } from './northern.ts'
import { othersAboutOneself } from './others-about-oneself.ts'
import { othersEast } from './others-east.ts'
import { othersWest } from './others-west.ts'
import { fa, he, sw, ur } from './perso-semitic.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { Seeds } from './seeds.ts'
import { cs, sk, uk } from './slavic-north.ts'
import { bg, hr, sl, sr } from './slavic-south.ts'
import { ca, el, it, ro } from './southern.ts'
import { sv } from './sv.ts'
import { zh } from './zh.ts'

const en: Seeds = {
  ...enFirst,
  asks: enFirst.asks + enMore.asks,
  asksFamilies: enFirst.asksFamilies + enMore.asksFamilies,
  others: enFirst.others + enMore.others,
  othersFamilies: enFirst.othersFamilies + enMore.othersFamilies,
}

const written: readonly Seeds[] = [
  ...[en, es, zh, hi, ar, pt, fr, ru, de, ja, sv, pl],
  ...[it, nl, tr, da, no, fi, uk, cs, sk, ro, hu, el, bg, hr, sr, sl, lt, lv, et],
  ...[ko, vi, th, id, ms, fil, bn, ur, fa, he, ta, te, mr, sw, ca],
]

export const allSeeds: readonly Seeds[] = written.map((seeds) => {
  const { language } = seeds
  const further = [othersWest[language], othersEast[language], othersAboutOneself[language]]
  return { ...seeds, others: [seeds.others, ...further].join('\n') }
})
