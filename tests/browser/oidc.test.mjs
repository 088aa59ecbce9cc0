// Signing in through an organisation's provider: a real one, in a process of its own. The service is built with the
// Cargo feature `oidc`.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { Visitor, freePort, startProvider } from './lib/provider.mjs'
import { startEmpty } from './lib/service.mjs'
import { codeOf } from './lib/totp.mjs'

/** Named by a survey; the others have accounts, or none. */
const OWNER = 'ward.design@example.nhs.uk'
const SECRET = 'a secret of the client, long enough'

const ACCOUNTS = {
  owner: { email: 'Ward.Design@example.nhs.uk', email_verified: true },
  unverified: { email: 'kim.lee@example.nhs.uk', email_verified: false },
  unsaid: { email: 'kim.lee@example.nhs.uk' },
  stranger: { email: 'somebody.else@example.nhs.uk', email_verified: true },
  kim: { email: 'kim.lee@example.nhs.uk', email_verified: true },
  'kims-heir': { email: 'kim.lee@example.nhs.uk', email_verified: true },
  amir: { email: 'amir.khan@example.nhs.uk', email_verified: true },
  'amir-by-mfa': { email: 'amir.khan@example.nhs.uk', email_verified: true, amr: ['pwd', 'mfa'] },
  noor: { email: 'noor.ali@example.nhs.uk', email_verified: true, amr: ['pwd', 'mfa'] }
}

const folder = mkdtempSync(path.join(tmpdir(), 'yousaid-provider-'))
let service, provider, issuer, back, told
before(async () => {
  const [ours, theirs] = [await freePort(), await freePort()]
  issuer = `http://127.0.0.1:${theirs}`
  back = `http://127.0.0.1:${ours}/account/oidc/callback`
  told = {
    issuer,
    accounts: ACCOUNTS,
    key: 'first',
    client: { client_id: 'yousaid', client_secret: SECRET, redirect_uris: [back] }
  }
  writeFileSync(path.join(folder, 'secret'), `${SECRET}\n`)
  service = await startEmpty({
    YOUSAID_LISTEN: `127.0.0.1:${ours}`,
    YOUSAID_OIDC_ISSUER: issuer,
    YOUSAID_OIDC_CLIENT_ID: 'yousaid',
    YOUSAID_OIDC_CLIENT_SECRET_FILE: path.join(folder, 'secret'),
    YOUSAID_OIDC_LABEL: 'Sign in with your trust’s account',
    YOUSAID_OIDC_SECOND_FACTOR: 'amr=mfa'
  })
  for (const [email, name] of [['kim.lee', 'Kim Lee'], ['amir.khan', 'Amir Khan'], ['noor.ali', 'Noor Ali']]) {
    service.run('account', 'add', `${email}@example.nhs.uk`, '--name', name)
  }
})
after(async () => {
  await provider?.()
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the provider again, where it was; with another key or a slow clock, or telling all in its token. */
const restart = async changes => {
  await provider?.()
  provider = undefined
  provider = await startProvider({ ...told, ...changes })
}

/** Somebody on the way: the address at the provider that we send them to. */
const setOut = async visitor => (await visitor.ask(`${service.base}/account/oidc`)).location

/** Signs in as one of the provider's accounts; the answer of our address that the browser comes back to. */
const signIn = async (account, visitor = new Visitor()) => {
  return visitor.ask(await visitor.signInAt(await setOut(visitor), account, back))
}

const whoAmI = async visitor => {
  const page = await visitor.ask(`${service.base}/account/me`)
  return page.location ? new URL(page.location).pathname : /[\w.]+@[\w.]+(?=<\/p>)/.exec(page.body)?.[0] ?? page.body
}

const trail = () => service.run('account', 'audit')

test('While the provider is down there are the other ways', async () => {
  const visitor = new Visitor()
  const page = await visitor.ask(`${service.base}/account/oidc`)
  assert.equal(page.status, 503)
  assert.match(page.body, /does not answer now/)
  assert.match(page.body, /Send me a link/)
  assert.match(page.body, /name="password"/)
})

test('Through the provider’s page in a browser, without JavaScript', async t => {
  await restart()
  const browser = await launch()
  t.after(() => browser.close())
  const page = await openPage(browser, service.base, { javaScriptEnabled: false })
  await page.goto(`${service.base}/account`)
  await t.test('the button', async () => {
    const found = await openPage(browser, service.base)
    await found.goto(`${service.base}/account`)
    assert.deepEqual(await inspect(found, { name: 'Staff-sign-in-with-a-provider', language: 'en', staff: true }), [])
  })
  await page.getByRole('link', { name: 'Sign in with your trust’s account' }).click()
  assert.equal(new URL(page.url()).origin, issuer)
  await page.getByPlaceholder('Enter any login').fill('owner')
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.waitForURL(`${service.base}/results`)
  assert.equal(page.told.status(), 200)
  await page.goto(`${service.base}/results/ward-design`)
  assert.equal(page.told.status(), 200)
  const ours = page.faults.filter(fault => !fault.includes(issuer) && !/fonts\.googleapis\.com|ERR_NAME_NOT_RESOLVED/.test(fault)) // its pages ask for a font
  assert.deepEqual(ours, [])
  const cookies = await page.context().cookies(service.base)
  assert.deepEqual(cookies.filter(({ name }) => name === 'provider'), [], 'what was carried is gone')
  assert.match(trail(), new RegExp(`${OWNER}.*link provider account.*${issuer}`))
  assert.match(trail(), new RegExp(`${OWNER}.*sign in.*through the provider`))
})

test('Only a verified address finds somebody, and nobody is told who is known', async () => {
  const refused = []
  for (const account of ['unverified', 'unsaid', 'stranger']) {
    const visitor = new Visitor()
    const page = await signIn(account, visitor)
    assert.equal(page.status, 403, account)
    assert.match(page.body, /there is no account here/)
    assert.equal(await whoAmI(visitor), '/account', account)
    refused.push(page.body)
  }
  assert.deepEqual(new Set(refused).size, 1)
  assert.doesNotMatch(service.run('account', 'list'), /somebody\.else/)
})

test('Once linked, the account counts and not its address', async () => {
  const kim = new Visitor()
  assert.equal((await signIn('kim', kim)).location, `${service.base}/results`)
  assert.equal(await whoAmI(kim), 'kim.lee@example.nhs.uk')
  const heir = await signIn('kims-heir')
  assert.equal(heir.status, 403, 'whoever has the address now is somebody else')
  assert.match(trail(), /kim\.lee@example\.nhs\.uk.*another provider account refused/)
  await restart({ accounts: { ...ACCOUNTS, kim: { email: 'kim.married@example.nhs.uk', email_verified: true } } })
  const again = new Visitor()
  await signIn('kim', again)
  assert.equal(await whoAmI(again), 'kim.lee@example.nhs.uk', 'whatever address the account has now')
  service.run('account', 'disable', 'kim.lee@example.nhs.uk')
  assert.equal((await signIn('kim')).status, 403, 'an account that is closed stays closed')
  service.run('account', 'enable', 'kim.lee@example.nhs.uk')
  assert.equal((await signIn('kim')).status, 303)
})

test('An address in the token itself is as good', async () => {
  await restart({ inToken: true })
  assert.equal((await signIn('owner')).location, `${service.base}/results`)
  assert.equal((await signIn('unverified')).status, 403)
})

test('What was begun elsewhere, changed on the way or used before is refused', async t => {
  const refused = (page, why) => {
    assert.equal(page.status, 422)
    assert.match(page.body, /was not finished, took too long, or was begun elsewhere/)
    if (why) assert.match(service.log().trim().split('\n').at(-1), why)
  }
  await t.test('a link that somebody else has begun', async () => {
    const attacker = new Visitor()
    const link = await attacker.signInAt(await setOut(attacker), 'kim', back)
    const victim = new Visitor()
    refused(await victim.ask(link))
    assert.equal(await whoAmI(victim), '/account')
    await setOut(victim)
    refused(await victim.ask(link))
  })
  await t.test('another state', async () => {
    const visitor = new Visitor()
    const link = new URL(await visitor.signInAt(await setOut(visitor), 'kim', back))
    link.searchParams.set('state', 'another')
    refused(await visitor.ask(link.href))
  })
  await t.test('another nonce', async () => {
    const visitor = new Visitor()
    const there = new URL(await setOut(visitor))
    assert.ok(there.searchParams.get('nonce'))
    there.searchParams.set('nonce', 'another')
    refused(await visitor.ask(await visitor.signInAt(there.href, 'kim', back)), /not good: Invalid nonce/)
  })
  await t.test('another challenge', async () => {
    const visitor = new Visitor()
    const there = new URL(await setOut(visitor))
    assert.equal(there.searchParams.get('code_challenge_method'), 'S256')
    there.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
    refused(await visitor.ask(await visitor.signInAt(there.href, 'kim', back)), /invalid_grant/)
  })
  await t.test('a code twice', async () => {
    const visitor = new Visitor()
    const link = await visitor.signInAt(await setOut(visitor), 'kim', back)
    const carried = visitor.cookies.get('provider')
    assert.equal((await visitor.ask(link)).status, 303)
    refused(await visitor.ask(link))
    visitor.cookies.set('provider', carried) // by somebody who has kept all of it
    refused(await visitor.ask(link), /invalid_grant/)
  })
  await t.test('somebody who turns back at the provider', async () => {
    const visitor = new Visitor()
    const state = new URL(await setOut(visitor)).searchParams.get('state')
    refused(await visitor.ask(`${back}?error=access_denied&state=${state}`))
  })
  await t.test('a code that the provider has forgotten', async () => {
    const visitor = new Visitor()
    const link = await visitor.signInAt(await setOut(visitor), 'kim', back)
    await restart()
    refused(await visitor.ask(link), /does not take the code: invalid_grant/)
  })
  await t.test('a token that is too old', async () => {
    await restart({ slowBy: 2 * 3600 })
    refused(await signIn('kim'), /not good: Expired/)
  })
  await t.test('a token that is signed with our own secret', async () => {
    await restart({ client: { ...told.client, id_token_signed_response_alg: 'HS256' } })
    refused(await signIn('kim'), /not good: Disallowed signature algorithm/)
  })
})

test('A provider that signs with another key is asked for it', async () => {
  await restart()
  assert.equal((await signIn('kim')).status, 303)
  await restart({ key: 'second' })
  assert.equal((await signIn('kim')).status, 303)
})

test('A provider that goes away while somebody is there', async () => {
  const visitor = new Visitor()
  const link = await visitor.signInAt(await setOut(visitor), 'kim', back)
  await provider()
  const page = await visitor.ask(link)
  assert.equal(page.status, 503)
  assert.match(page.body, /does not answer now/)
  await restart()
})

test('Our second factor is asked for, unless the provider has shown one that the settings name', async () => {
  const amir = new Visitor()
  await signIn('amir', amir)
  const { body } = await amir.ask(`${service.base}/account/me/factor`)
  const [, secret] = /<code>([^<]+)<\/code>/.exec(body)
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(body)
  const [, sealed] = /name="sealed" value="([^"]+)"/.exec(body)
  const done = await amir.ask(`${service.base}/account/me/factor`, { csrf, sealed, do: 'enrol', code: codeOf(secret) })
  assert.equal(done.status, 200)
  const again = new Visitor()
  await signIn('amir', again)
  assert.equal(await whoAmI(again), '/account/factor')
  const step = await again.ask(`${service.base}/account/factor`)
  const form = { csrf: /name="csrf" value="([^"]+)"/.exec(step.body)[1], code: codeOf(secret, 1) }
  assert.equal((await again.ask(`${service.base}/account/factor`, form)).location, `${service.base}/results`)
  assert.equal(await whoAmI(again), 'amir.khan@example.nhs.uk')

  await restart({ accounts: { ...ACCOUNTS, amir: ACCOUNTS['amir-by-mfa'] } })
  const shown = new Visitor()
  await signIn('amir', shown)
  assert.equal(await whoAmI(shown), 'amir.khan@example.nhs.uk')
})

test('An admin forgets an account; an organisation that asks for a second factor takes the provider’s where settings say so', async () => {
  const admin = new Visitor()
  const setUp = { organisation: 'Example Trust', name: 'Sam Reed', email: 'sam.reed@example.nhs.uk' }
  assert.equal((await admin.ask(service.base + service.setUp, setUp)).status, 303)
  const page = await admin.ask(`${service.base}/account/people`)
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(page.body)
  const [, kims] = /href="([^"]+)">Kim Lee/.exec(page.body)
  assert.equal((await signIn('kims-heir')).status, 403)
  assert.match((await admin.ask(service.base + kims)).body, /Forget the account at the provider/)
  assert.equal((await admin.ask(service.base + kims, { csrf, do: 'unlink' })).status, 303)
  assert.equal((await signIn('kims-heir')).status, 303, 'the next one with the address takes the place')
  assert.equal((await signIn('kim')).status, 403)

  await admin.ask(`${service.base}/account/organisation`, { csrf, name: 'Example Trust', requiresFactor: 'yes' })
  const [kim, noor] = [new Visitor(), new Visitor()]
  await signIn('kims-heir', kim)
  assert.equal(await whoAmI(kim), '/account/me/factor')
  await signIn('noor', noor)
  assert.equal(await whoAmI(noor), 'noor.ali@example.nhs.uk')
})
