// The mails that a demo writes as files.
import { readFileSync, readdirSync, watch } from 'node:fs'
import path from 'node:path'

/** The files of mails below a folder, with their text as it is sent. */
function mails (folder) {
  const files = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.eml'))
  return files.map(name => readFileSync(path.join(folder, name), 'utf8'))
}

/** What stands in a mail, its parts unpacked. */
function words (mail) {
  const unfolded = mail.replace(/=\r?\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, bytes => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
  const packed = [...mail.matchAll(/base64\r?\n\r?\n([\w+/=\r\n]+)/g)].map(([, body]) => Buffer.from(body, 'base64').toString())
  return [unfolded, ...packed].join('\n')
}

/** The words of the newest mail to `address` that says `what`; waits until it is there. */
export async function mailTo (folder, address, what) {
  const found = () => mails(folder).map(words).find(mail => mail.includes(`To: ${address}`) && mail.includes(what))
  const changes = watch(folder, { recursive: true })
  try {
    while (!found()) await new Promise(resolve => changes.once('change', resolve))
    return found()
  } finally { changes.close() }
}
