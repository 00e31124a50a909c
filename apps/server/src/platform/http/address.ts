import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'

/**
 * What an address is counted as: an IPv4 address, or the /64 of an IPv6 address, because whoever has one address of
 * a /64 has all of them.
 */
export function networkOf(address: string): string {
  const bare = address.split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(bare)) return address.slice(0, 64)
  const [head = '', tail] = bare.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** The names that `TRUST_PROXY` may hold beside addresses and networks. */
const named: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whether an address is a proxy in front of us. */
export function createProxies(trustProxy: readonly string[] | false): (address: string) => boolean {
  const trusted = new BlockList()
  for (const one of (trustProxy || []).flatMap((name) => named[name] ?? [name])) {
    const [address = '', bits] = one.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    // what is no network names nobody; the doctor says so
    if (most < 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))) continue
    if (bits === undefined) trusted.addAddress(address, familyOf(address))
    else trusted.addSubnet(address, Number(bits), familyOf(address))
  }
  return (address) => isIP(plain(address)) !== 0 && trusted.check(plain(address), familyOf(plain(address)))
}

/** As Fastify's `request.ip` sees it, for requests that Fastify never sees: the last hop that is no proxy of ours. */
export function createAddressOf(
  isProxy: (address: string) => boolean,
): (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string {
  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress ?? '')
    const hops = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .reverse()
    for (const hop of hops) {
      if (hop === '' || !isProxy(address)) break
      address = plain(hop)
    }
    return address
  }
}
