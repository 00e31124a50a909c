export { cohenKappa, cohenKappaSe, gwetAC1, type Weights } from './agreement.ts'
export { auditProbs, neyman, stratifiedSe } from './audit-allocation.ts'
export { auditedRange, auditedScore } from './audited-score.ts'
export { auditsToGrant } from './audits-to-grant.ts'
export { type Bets, betSizes, betUpdate, combineEvidence, logWealth, makeBets } from './bets.ts'
export { confSeq, lowerBound, upperBound } from './bounds.ts'
export { type Detector, detUpdate, detUpdateDay, makeDetector } from './detector.ts'
export { logEvidenceAbove, logEvidenceAt, logEvidenceBelow } from './evidence.ts'
export { incompleteBeta, logIncompleteBeta } from './incomplete-beta.ts'
export { krippendorff, type Level } from './krippendorff.ts'
export { logBeta, logGamma } from './log-gamma.ts'
export { eBH, lockedEBH, logAttemptWeight } from './many-slices.ts'
export { niRange, niScore } from './non-inferiority.ts'
export { normalCdf, normalInverse } from './normal.ts'
export {
  dm,
  dr,
  drOs,
  type Estimate,
  ess,
  ips,
  type Logged,
  leastEss,
  maxW,
  mostWeight,
  overlap,
  sndr,
  snips,
  switchDr,
} from './off-policy.ts'
export { bernsteinLowerBound, hoeffdingLowerBound } from './off-policy-bounds.ts'
export { aipwMean, type Interval, ppiMean } from './prediction-powered.ts'
export { isRefusal, type Refusal } from './refusal.ts'
export { type ReviewerOffsets, reviewerOffsets } from './reviewer-offsets.ts'
