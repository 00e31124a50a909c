import { describe, expect, it } from 'vitest'
import { createCaps } from '../sockets/caps.ts'
import { createAddressOf, createProxies, networkOf } from './address.ts'
import { createRateLimits } from './rate-limits.ts'

describe('limits', () => {
  it('count a window, say how long is left, and begin anew', async () => {
    let now = 0
    const limits = createRateLimits(1, { now: () => now })
    for (let n = 0; n < 30; n++) expect(await limits.byAddress('sign-in', '192.0.2.1')).toBeNull()
    now = 100_000
    expect(await limits.byAddress('sign-in', '192.0.2.1')).toBe(500)
    expect(await limits.byAddress('sign-in', '192.0.2.2')).toBeNull()
    now = 599_999
    expect(await limits.byAddress('sign-in', '192.0.2.1')).toBe(1)
    now = 600_000
    expect(await limits.byAddress('sign-in', '192.0.2.1')).toBeNull()
  })

  it('take all addresses of a /64 for one', async () => {
    const limits = createRateLimits(1, { now: () => 0 })
    for (let n = 0; n < 30; n++)
      expect(await limits.byAddress('sign-in', `2001:db8:1:2::${n.toString(16)}`)).toBeNull()
    expect(await limits.byAddress('sign-in', '2001:db8:1:2:ffff:1:2:3')).toBe(600)
    expect(await limits.byAddress('sign-in', '2001:db8:1:3::1')).toBeNull()
  })

  it('remember a bounded number of names, whoever comes with how many', async () => {
    let now = 0
    const limits = createRateLimits(1, { now: () => now, mostNames: 1_000 })
    for (let n = 0; n < 50_000; n++) {
      now += 0.001
      await limits.byAddress('every', `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
      await limits.byName('asks-of-contact', `ctc_${n}`)
      await limits.byToken(`token ${n}`)
    }
    expect(limits.size()).toBe(3_000)
    // what has ended goes, little by little
    now += 60_000
    for (let n = 0; n < 1_000; n++) await limits.byAddress('every', `172.16.${n >> 8}.${n & 255}`)
    expect(limits.size()).toBe(3_000)
    for (let n = 0; n < 30; n++) expect(await limits.byToken('token 1')).toBeNull()
    expect(limits.size()).toBeLessThan(3_000)
  })
})

describe('caps', () => {
  it('hold so many at once, forget who holds none, and take nothing back twice', () => {
    const caps = createCaps(2)
    const [first, second] = [caps.take('192.0.2.1'), caps.take('192.0.2.1')]
    expect(caps.take('192.0.2.1')).toBeNull()
    expect(caps.take('192.0.2.2')).not.toBeNull()
    first?.()
    first?.()
    expect(caps.take('192.0.2.1')).not.toBeNull()
    expect(caps.take('192.0.2.1')).toBeNull()
    second?.()
    expect(caps.take('192.0.2.1')).not.toBeNull()
  })
})

describe('addresses', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0::/64'],
    ['2001:DB8::', '2001:db8:0:0::/64'],
    ['2001:0db8:0001:0002:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
    ['x'.repeat(500), 'x'.repeat(64)],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))

  const seen = (trust: string[] | false, peer: string, forwarded?: string) =>
    createAddressOf(createProxies(trust))({
      socket: { remoteAddress: peer },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    } as never)

  it('are believed from proxies of ours only, hop by hop', () => {
    expect(seen(false, '10.0.0.1', '192.0.2.9')).toBe('10.0.0.1')
    expect(seen(['10.0.0.1'], '10.0.0.1', '192.0.2.9')).toBe('192.0.2.9')
    expect(seen(['10.0.0.1'], '::ffff:10.0.0.1', '192.0.2.9')).toBe('192.0.2.9')
    expect(seen(['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 192.0.2.9, 10.2.3.4')).toBe('192.0.2.9')
    expect(seen(['loopback', 'fc00::/7'], '::1', '192.0.2.9, fd00::5')).toBe('192.0.2.9')
    expect(seen(['10.0.0.1'], '10.0.0.2', '192.0.2.9')).toBe('10.0.0.2')
    expect(seen(['10.0.0.1'], '10.0.0.1')).toBe('10.0.0.1')
    expect(seen(['10.0.0.1'], '10.0.0.1', ', ,')).toBe('10.0.0.1')
  })
})
