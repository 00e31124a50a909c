/**
 * The widget's renderer: JSX → DOM, nothing more. Parts are pure functions of the screen without state of their own, so
 * a tree of elements with keys is all that is compared. Preact 11 does the same here at 4.6 KB (gzip) against 0.6 of a
 * budget of 15; one line in vite.config.ts (`jsx-import`) brings it back.
 */
type Props = Record<string, unknown>
export interface Element {
  type: string
  key: unknown
  props: Props
  kids: (Element | string)[]
}
export type Child = Element | string | number | boolean | null | undefined | readonly Child[]
type Part = (props: Props) => Child

export function h(type: string | Part, given: Props | null, ...children: Child[]): Child {
  const { key, ...props } = given ?? {}
  if (typeof type === 'string') return { type, key, props, kids: flat(children) }
  const made = type({ ...props, children })
  if (isElement(made)) made.key ??= key
  return made
}

const isElement = (child: unknown): child is Element => !!(child as Element | null)?.type

const flat = (children: readonly Child[]): (Element | string)[] =>
  children
    .flat(9)
    .flatMap((child) =>
      child == null || typeof child === 'boolean' ? [] : isElement(child) ? child : String(child),
    )

interface Drawn extends ChildNode {
  /** what was drawn into this node last time */
  drawn?: Element
}

/** Makes `place` hold `view`; nodes whose type and key stay are kept, with focus, scroll place and what was typed. */
export const render = (view: Child, place: globalThis.Element): void => patchKids(place, flat([view]))

/** What nobody wants any more goes first: a node that stays is then not moved, which would cost it focus and scroll place. */
function patchKids(parent: Node, kids: (Element | string)[]): void {
  const old = new Set<Drawn>(parent.childNodes)
  const nodes = kids.map((kid) => {
    const node =
      [...old].find((one) =>
        isElement(kid) ? one.drawn?.type === kid.type && one.drawn.key === kid.key : one.nodeType === 3,
      ) ?? create(kid)
    old.delete(node)
    return node
  })
  for (const node of old) node.remove()
  let next: ChildNode | null = parent.firstChild
  for (const [n, kid] of kids.entries()) {
    const node = nodes[n]!
    if (node === next) next = next.nextSibling
    else parent.insertBefore(node, next)
    if (isElement(kid)) patch(node as Drawn & globalThis.Element, kid)
    else if (node.nodeValue !== kid) node.nodeValue = kid
  }
}

const create = (kid: Element | string): Drawn =>
  isElement(kid)
    ? /^(svg|path)$/.test(kid.type)
      ? document.createElementNS('http://www.w3.org/2000/svg', kid.type)
      : document.createElement(kid.type)
    : document.createTextNode(kid)

function patch(node: Drawn & globalThis.Element, kid: Element): void {
  const before = node.drawn?.props ?? {}
  for (const name of Object.keys({ ...before, ...kid.props })) {
    if (before[name] !== kid.props[name]) setProp(node, name, kid.props[name])
  }
  node.drawn = kid
  patchKids(node, kid.kids)
}

function setProp(node: globalThis.Element, name: string, value: unknown): void {
  const isPlain = !/^(aria|data)-/.test(name)
  if (name.startsWith('on')) Object.assign(node, { [name.toLowerCase()]: value })
  else if (value == null || (isPlain && value === false)) node.removeAttribute(name)
  else node.setAttribute(name, isPlain && value === true ? '' : String(value))
}
