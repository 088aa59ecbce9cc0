// An app of somebody's second factor.
import { createHmac } from 'node:crypto'

/** The code that an app makes of a secret (RFC 6238), so many half minutes from now. */
export function codeOf (secret, later = 0) {
  const bits = [...secret.replace(/ /g, '')].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const hash = createHmac('sha1', key).update(step).digest()
  const number = hash.readUInt32BE(hash[19] & 0xf) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
