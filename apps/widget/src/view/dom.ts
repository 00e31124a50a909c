/**
 * The widget's renderer: JSX → DOM, nothing more. Parts are pure functions of the screen without state of their own, so
 * a tree of elements with keys is all that is compared. Preact 11 does the same here at 4.6 KB (gzip) against 0.8 of a
 * budget of 15; one line in vite.config.ts (`jsx-import`) brings it back.
 */
type Props = Record<string, unknown>
export interface Element {
  type: string
  key: unknown
  props: Props
  kids: (Element | string)[]
  node?: Node
}
export type Child = Element | string | number | boolean | null | undefined | readonly Child[]
type Part = (props: Props) => Child

export const Fragment = ({ children }: Props): Child => children as Child

export function h(type: string | Part, given: Props | null, ...children: Child[]): Child {
  const { key, ...props } = given ?? {}
  if (typeof type === 'string') return { type, key, props, kids: flat(children) }
  const made = type({ ...props, children })
  if (key !== undefined && isElement(made)) made.key ??= key
  return made
}

const isElement = (child: Child): child is Element =>
  typeof child === 'object' && child !== null && 'type' in child

const flat = (children: readonly Child[]): (Element | string)[] =>
  children.flatMap((child) => {
    if (Array.isArray(child)) return flat(child)
    if (child === null || child === undefined || typeof child === 'boolean') return []
    return [isElement(child) ? child : String(child)]
  })

interface Drawn extends Node {
  /** what was drawn into this node last time */
  drawn?: Element
}

/** Makes `place` hold `view`; nodes whose type and key stay are kept, with focus, scroll place and what was typed. */
export function render(view: Child, place: globalThis.Element): void {
  patchKids(place, flat([view]))
}

function patchKids(parent: Node, kids: (Element | string)[]): void {
  const old = [...parent.childNodes] as Drawn[]
  const used = new Set<Node>()
  const fits = (node: Drawn, kid: Element | string) => {
    if (used.has(node)) return false
    if (typeof kid === 'string') return node.nodeType === 3
    return node.drawn?.type === kid.type && node.drawn.key === kid.key
  }
  let next: Drawn | null = parent.firstChild
  for (const kid of kids) {
    const here = next !== null && fits(next, kid) ? next : undefined
    const node = here ?? old.find((one) => fits(one, kid)) ?? create(kid)
    used.add(node)
    if (node === next) next = next.nextSibling
    else parent.insertBefore(node, next)
    if (typeof kid === 'string') {
      if (node.nodeValue !== kid) node.nodeValue = kid
    } else patch(node as Drawn & globalThis.Element, kid)
  }
  for (const node of old) if (!used.has(node)) parent.removeChild(node)
}

const svgTypes = ['svg', 'path']
const create = (kid: Element | string): Drawn => {
  if (typeof kid === 'string') return document.createTextNode(kid)
  return svgTypes.includes(kid.type)
    ? document.createElementNS('http://www.w3.org/2000/svg', kid.type)
    : document.createElement(kid.type)
}

function patch(node: Drawn & globalThis.Element, kid: Element): void {
  const before = node.drawn?.props ?? {}
  for (const name of Object.keys({ ...before, ...kid.props })) {
    if (before[name] !== kid.props[name]) setProp(node, name, kid.props[name])
  }
  node.drawn = kid
  patchKids(node, kid.kids)
}

function setProp(node: globalThis.Element, name: string, value: unknown): void {
  if (name.startsWith('on')) Object.assign(node, { [name.toLowerCase()]: value })
  else if (name === 'style') Object.assign((node as HTMLElement).style, value)
  else if (name === 'defaultChecked') (node as HTMLInputElement).defaultChecked = true
  else if (value === undefined || value === null || (value === false && !/^(aria|data)-/.test(name))) {
    node.removeAttribute(name)
  } else node.setAttribute(name, value === true && !/^aria-/.test(name) ? '' : String(value))
}
