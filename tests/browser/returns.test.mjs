// The return officer: the month's figures, what is entered by hand, and a batch of paper forms that is keyed without a
// mouse and without a script.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { startService } from './lib/service.mjs'

const DESK = { width: 1280, height: 900 }
const RETURN = '/return/fft/friends-and-family'
const MONTH = new Date().toISOString().slice(0, 7)

let service, browser, cookies
before(async () => {
  [service, browser] = await Promise.all([startService(), launch()])
  const page = await openPage(browser, service.base)
  await page.goto(`${service.base}${service.signIn['friends-and-family']}`)
  await page.locator('main button').click()
  await page.waitForURL('**/results')
  cookies = await page.context().cookies()
  await page.context().close()
})
after(async () => { await browser?.close(); await service?.stop() })

async function officer (t, options = {}) {
  const page = await openPage(browser, service.base, { viewport: DESK, ...options })
  t.after(async () => { await page.context().close(); assert.deepEqual(page.faults, []) })
  await page.context().addCookies(cookies)
  return page
}

/** Does what leads to another page, and waits for it. */
async function leads (page, act) {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()])
}

/** How many answers stand in the return. */
async function answers (page) {
  await page.goto(`${service.base}${RETURN}?month=${MONTH}`)
  return Number.parseInt(await page.locator('.finding').first().innerText(), 10) || 0
}

test('A batch of forms is keyed with keys alone, and stored once', async t => {
  const page = await officer(t)
  const before = await answers(page)
  await page.goto(`${service.base}${RETURN}/forms`)
  await page.locator('#place').focus()
  await page.keyboard.type('Ward 7')
  await page.locator('#form1_role').focus()
  for (const [who, answer, why] of [['4', '1', 'The play room'], ['1', '9', ''], ['2', '6', '']]) {
    for (const cell of [who, answer, why, '']) {
      await page.keyboard.type(cell)
      await page.keyboard.press('Tab')
    }
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), 'form4_role', 'Tab goes from cell to cell and from form to form')
  await leads(page, () => page.keyboard.press('Enter'))
  assert.equal(page.told.status(), 422)
  assert.match(await page.getByRole('alert').innerText(), /Form 2: Write a number from 1 to 6/)
  assert.equal(await page.locator('#form1_main-reason').inputValue(), 'The play room')
  await page.getByRole('link', { name: /^Form 2/ }).focus()
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'form2_overall-experience')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('5')
  await leads(page, () => page.keyboard.press('Enter'))
  assert.match(await page.getByRole('status').innerText(), /3 forms are right\. They are not stored yet/)
  await page.getByRole('button', { name: 'Store these forms' }).focus()
  await leads(page, () => page.keyboard.press('Enter'))
  assert.match(await page.getByRole('status').innerText(), /3 forms of .* are stored/)
  await leads(page, () => page.reload())
  assert.match(await page.getByRole('status').innerText(), /3 forms were stored before/)
  assert.equal(await answers(page), before + 3, 'sent again, stored once')
})

test('Without a script totals are entered, and stand in the sums', async t => {
  const page = await officer(t, { javaScriptEnabled: false })
  const before = await answers(page)
  await leads(page, () => page.getByRole('link', { name: /^Day clinic/ }).click())
  await page.getByLabel('People who could have answered').fill('many')
  await page.getByLabel('Good', { exact: true }).first().fill('7')
  await leads(page, () => page.getByRole('button', { name: 'Save' }).click())
  assert.equal(page.told.status(), 422)
  assert.match(await page.title(), /^Error: /)
  assert.equal(await page.getByLabel('Good', { exact: true }).first().inputValue(), '7')
  await page.getByLabel('People who could have answered').fill('90')
  await leads(page, () => page.getByRole('button', { name: 'Save' }).click())
  assert.match(await page.getByRole('status').innerText(), /Saved/)
  assert.equal(await answers(page), before + 7)
  const row = page.getByRole('row', { name: /^Day clinic/ }).first()
  assert.match(await row.innerText(), /\b90\b/)
  assert.match(await page.locator('main').innerText(), /7 of these answers were entered by hand/)
})

test('The pages hold what every page holds', async t => {
  const page = await officer(t)
  const found = []
  const look = async (name, error = false) => {
    const wrong = await inspect(page, { name: `returns-${name}`, language: 'en', staff: true, error })
    found.push(...wrong.map(one => `${name}: ${one}`))
    await page.setViewportSize(DESK)
  }
  for (const [name, address] of [['fft', `${RETURN}?month=${MONTH}`], ['totals', `${RETURN}/totals?month=${MONTH}&place=ward-7`], ['forms', `${RETURN}/forms`]]) {
    await page.goto(service.base + address)
    assert.equal(page.told.status(), 200, address)
    await look(name)
  }
  await page.goto(`${service.base}${RETURN}/forms`)
  await page.locator('#form1_overall-experience').fill('9')
  await leads(page, () => page.getByRole('button', { name: 'Check' }).click())
  await look('forms-error', true)
  await page.goto(`${service.base}${RETURN}/totals?month=${MONTH}&place=ward-7`)
  await page.locator('#eligible').fill('many')
  await leads(page, () => page.getByRole('button', { name: 'Save' }).click())
  await look('totals-error', true)
  assert.deepEqual(found, [])
})
