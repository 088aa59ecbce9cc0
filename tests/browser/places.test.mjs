// Places and their posters: laid out by staff, printed, and read by a phone's camera.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { drawn, launch, openPage } from './lib/browser.mjs'
import { errorContract, prepare } from './lib/inside.mjs'
import { inspect } from './lib/inspect.mjs'
import { startService } from './lib/service.mjs'

const PLACES = '/author/spring-fair/places'
const DESK = { width: 1280, height: 900 }

let service, browser
before(async () => { [service, browser] = await Promise.all([startService(), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

/** A page of somebody who is signed in as the organisation's admin. */
async function admin (t, options = {}) {
  const page = await openPage(browser, service.base, { viewport: DESK, javaScriptEnabled: true, ...options })
  t.after(async () => { await page.context().close(); assert.deepEqual(page.faults, []) })
  await page.context().addCookies(await session())
  return page
}

let signedIn
/** The cookies of the admin; the link is good once. */
async function session () {
  signedIn ??= (async () => {
    const page = await openPage(browser, service.base)
    await page.goto(`${service.base}${service.signIn.organisation}`)
    await page.locator('main button').click()
    await page.waitForURL('**/results')
    const cookies = await page.context().cookies()
    await page.context().close()
    return cookies
  })()
  return signedIn
}

/** Lays out a place; the address of its page. */
async function lay (page, name) {
  await page.goto(`${service.base}${PLACES}`)
  await page.getByLabel('What people call it').fill(name)
  await page.getByLabel('The same in اردو (optional)').fill('چائے کا اسٹال')
  await page.getByLabel('What it is').selectOption('stand')
  await page.getByRole('button', { name: 'Add the place' }).click()
  await page.waitForURL('**?done=added')
  return new URL(page.url()).pathname
}

const looked = async (page, name, more = {}) => assert.deepEqual(await inspect(page, { name, language: 'en', staff: true, ...more }), [])

test('Staff lay out a place by its form, without a script', async t => {
  const page = await admin(t, { javaScriptEnabled: false })
  const own = await lay(page, 'Teddy’s tea stand')
  assert.equal(own, `${PLACES}/teddy-s-tea-stand`)
  assert.match(await page.locator('.done').innerText(), /The place is there/)
  await page.getByRole('button', { name: 'Archive the place' }).click()
  assert.match(await page.locator('h1').innerText(), /archived/)
  await page.getByRole('button', { name: 'Use it again' }).click()
  assert.doesNotMatch(await page.locator('h1').innerText(), /archived/)
})

test('The pages of places hold what every page holds', async t => {
  const page = await admin(t)
  const own = await lay(page, 'Cake stand')
  await page.goto(`${service.base}${PLACES}`)
  await looked(page, 'places-list')
  await page.getByLabel('Last day (optional)').fill('2026-05-03')
  await page.getByRole('button', { name: 'Add the place' }).click()
  assert.equal(page.told.status(), 422)
  assert.equal(await page.getByLabel('Last day (optional)').inputValue(), '2026-05-03')
  await drawn(page)
  await page.evaluate(prepare)
  assert.deepEqual(await page.evaluate(errorContract, { prefix: 'Error:', title: 'There is a problem' }), [])
  await looked(page, 'places-list-errors', { error: true })
  await page.goto(`${service.base}${own}`)
  await looked(page, 'places-one')
  await page.goto(`${service.base}${own}/poster?size=a5&lang=en`)
  await looked(page, 'places-poster')
  await page.goto(`${service.base}/author/event-feedback/places`)
  await looked(page, 'places-not-kept')
})

/** What a camera reads on a picture. */
function read (png) {
  const { data, width, height } = PNG.sync.read(png)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

for (const language of ['en', 'en-simple', 'cy', 'pl', 'ur']) {
  for (const size of ['a4', 'a5']) {
    test(`A poster on ${size} in ${language} is read by a camera and fits its sheet`, async t => {
      const page = await admin(t)
      const own = await lay(page, `Stand ${language} ${size}`)
      await page.goto(`${service.base}${own}`)
      const address = await page.locator('main p a[href*="/p/"]').getAttribute('href')
      await page.goto(`${service.base}${own}/poster?size=${size}&lang=${language}`)
      await page.emulateMedia({ media: 'print' })
      const [width, height] = size === 'a4' ? [794, 1123] : [559, 794]
      await page.setViewportSize({ width, height })
      const code = page.locator('.sheet svg svg')
      const { width: side } = await code.boundingBox()
      assert.ok(side / 96 * 25.4 >= 40, `the code is ${side / 96 * 25.4} mm wide`)
      const picture = await page.screenshot({ path: `tests/browser/out/poster-${language}-${size}.png` })
      const url = read(picture)
      assert.equal(url, `${address}?lang=${language}`)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, 'it is one sheet')
      const sheet = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf).slice(1).map(points => Math.round(points / 72 * 25.4))
      assert.deepEqual(sheet, size === 'a4' ? [210, 297] : [148, 210])
      assert.deepEqual(await overflowing(page), [], 'lines that leave the sheet')
      const family = await openPage(browser, service.base)
      await family.goto(url.replace(/^http:\/\/127\.0\.0\.1:0/, service.base))
      assert.equal(await family.locator('html').getAttribute('lang'), language)
      assert.match(new URL(family.url()).search, /place=stand-/)
      const name = language === 'ur' ? 'چائے کا اسٹال' : `Stand ${language} ${size}`
      assert.match(await family.locator('.place').innerText(), new RegExp(name), 'the start page names the place')
      await family.context().close()
    })
  }
}

/** Lines that are wider than the sheet, or stand over one another. */
const overflowing = page => page.evaluate(() => {
  const sheet = document.querySelector('.sheet').getBoundingClientRect()
  const lines = [...document.querySelectorAll('.sheet text')].map(line => ({ text: line.textContent, box: line.getBoundingClientRect() }))
  const outside = lines.filter(({ box }) => box.left < sheet.left + 4 || box.right > sheet.right - 4 || box.bottom > sheet.bottom)
  return outside.map(({ text }) => text)
})

test('The drawing stands alone', async t => {
  const page = await admin(t)
  const own = await lay(page, 'Alone')
  const answer = await page.request.get(`${service.base}${own}/poster.svg?size=a5&lang=ur`)
  const svg = await answer.text()
  const alone = await browser.newPage({ viewport: { width: 559, height: 794 } })
  await alone.setContent(`<body style="margin:0">${svg}`)
  const url = read(await alone.screenshot({ path: 'tests/browser/out/poster-alone.png' }))
  assert.match(url, /\/p\/[a-z]+-[a-z]+-\d\d\?lang=ur$/)
  await alone.close()
})
