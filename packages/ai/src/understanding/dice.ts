export { seededDice as createDice } from '../wish/dice.ts'

export function shuffle(list: Int32Array, length: number, roll: () => number): void {
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(roll() * (last + 1))
    const kept = list[last]!
    list[last] = list[other]!
    list[other] = kept
  }
}
