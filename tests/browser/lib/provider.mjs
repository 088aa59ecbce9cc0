// Starts and stops the provider that staff sign in through, and walks through its pages without a browser.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const PROCESS = fileURLToPath(new URL('provider-process.mjs', import.meta.url))

/** A port of this machine that nobody listens on. */
export function freePort () {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)) })
  })
}

/** Starts the provider; what it is told is said in `provider-process.mjs`. Returns what stops it. */
export async function startProvider (told) {
  const child = spawn(process.execPath, [PROCESS, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', chunk => { said += chunk })
  const ended = new Promise(resolve => child.once('exit', resolve))
  await new Promise((resolve, reject) => {
    ended.then(code => reject(new Error(`the provider ended with ${code}\n${said}`)))
    child.stdout.on('data', chunk => { said += chunk; if (/^ready$/m.test(said)) resolve() })
  })
  return async () => { child.kill('SIGTERM'); await ended }
}

/** A browser without a screen: keeps cookies, and follows nothing by itself. Cookies are for a host, whatever its port. */
export class Visitor {
  cookies = new Map()

  async ask (address, form) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    if (form) headers.origin = new URL(address).origin
    const body = form && new URLSearchParams(form)
    const answer = await fetch(address, { method: form ? 'POST' : 'GET', headers, body, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    return { status: answer.status, location: location && new URL(location, address).href, body: await answer.text() }
  }

  /** Signs in at the provider, from the address that we sent the browser to; the address that it is sent back to. */
  async signInAt (address, account, back) {
    let page = await this.ask(address)
    for (let steps = 0; steps < 10; steps++) {
      if (page.location?.startsWith(back)) return page.location
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page.body) ?? []
      if (page.location) page = await this.ask(page.location)
      else if (action) page = await this.ask(new URL(action, address).href, { prompt: 'login', login: account, password: 'any' })
      else break
    }
    throw new Error(`the provider leads nowhere: ${page.status} ${page.location}\n${page.body}`)
  }
}
