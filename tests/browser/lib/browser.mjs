// Chromium, and pages that remember what went wrong in them.
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

/** A phone, in CSS pixels. */
export const PHONE = { width: 390, height: 844 }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** The browser that `CHROMIUM` names, or the first on the path. */
function executable () {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const places = process.env.PATH.split(path.delimiter).flatMap(folder => NAMES.map(name => path.join(folder, name)))
  const found = places.find(place => { try { accessSync(place, constants.X_OK); return true } catch { return false } })
  if (!found) throw new Error('Chromium is not there. Install it (Debian: apt-get install chromium) or set CHROMIUM.')
  return found
}

/** Starts Chromium with a folder of its own. It can reach nothing but this machine. */
export function launch () {
  return chromium.launch({
    executablePath: executable(),
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
    ]
  })
}

/**
 * A page in a context of its own. `page.told` is the last answer that became the page; `page.faults` gathers what must
 * not happen on any page: errors in the console (a Content-Security-Policy that bites is one), requests that fail or
 * go elsewhere.
 */
export async function openPage (browser, base, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.faults = []
  page.requests = []
  page.on('pageerror', error => page.faults.push(`script error: ${error.message}`))
  page.on('console', message => {
    // Chromium reports every answer with an error status; the tests look at statuses themselves.
    const status = /^Failed to load resource: the server responded with a status of (401|403|404|409|410|422|503)/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !status) page.faults.push(`console: ${message.text()}`)
  })
  page.on('request', request => {
    page.requests.push(request)
    if (new URL(request.url()).origin !== base) page.faults.push(`request to elsewhere: ${request.url()}`)
  })
  page.on('requestfailed', request => page.faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`))
  page.on('response', response => {
    const redirects = response.status() >= 300 && response.status() < 400
    if (response.request().isNavigationRequest() && !redirects) page.told = response
  })
  return page
}

/** Waits until the page was drawn once, which is when Chromium gives the focus to what asks for it. */
export async function drawn (page) {
  await page.waitForLoadState()
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } })
}

/** Makes the screen as high as the page, on a phone's width. */
export async function stretch (page) {
  await page.setViewportSize(PHONE)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: PHONE.width, height: Math.max(PHONE.height, height + 100) })
}
