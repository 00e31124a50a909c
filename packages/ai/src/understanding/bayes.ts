import type { Linear, Rows } from './rows.ts'

const smoothing = 0.1

/**
 * Naive Bayes as one linear score a topic: the log ratio of a feature's share in the topic to its share in all the
 * others (Wang & Manning, ACL 2012, "Baselines and bigrams", log-count ratio, on TF-IDF instead of counts).
 */
export function trainBayes(
  rows: Rows,
  topicOf: Int32Array,
  members: Int32Array,
  features: number,
  topics: number,
): Linear {
  const weights = new Float32Array(features * topics)
  const ofFeature = new Float64Array(features)
  const ofTopic = new Float64Array(topics)
  let whole = 0
  for (const row of members)
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++) {
      const value = rows.value[k]!
      const topic = topicOf[row]!
      weights[rows.index[k]! * topics + topic]! += value
      ofFeature[rows.index[k]!]! += value
      ofTopic[topic]! += value
      whole += value
    }
  const inside = ofTopic.map((sum) => 1 / (sum + smoothing * features))
  const outside = ofTopic.map((sum) => 1 / (whole - sum + smoothing * features))
  for (let feature = 0, at = 0; feature < features; feature++)
    for (let topic = 0; topic < topics; topic++, at++) {
      const mass = weights[at]!
      weights[at] = Math.log(
        ((mass + smoothing) * inside[topic]!) / ((ofFeature[feature]! - mass + smoothing) * outside[topic]!),
      )
    }
  return { topics, weights, bias: new Float32Array(topics) }
}
