// The service that a test file looks at: a demo with its own port and its own folder, gone when the tests end.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the repository. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../../..')

const STARTS_WITHIN_MS = 120_000

/**
 * Starts `yousaid demo` on a free port with the four surveys and `definitions/every-kind.json`, which has the kinds
 * of question that no shipped survey uses. Returns its address, the paths that sign in as each survey's team
 * and as the admin of the `organisation`, the `folder` that it writes into, `disk`,
 * which fills and mends the disk under its database where `disk` is asked for, and `stop`, which fails if the service
 * logged an error; a full disk is told in the log.
 */
export async function startService ({ disk = false } = {}) {
  const binary = path.resolve(process.env.YOUSAID_BIN ?? path.join(ROOT, 'target/debug/yousaid'))
  if (!existsSync(binary)) throw new Error(`${binary} is not there. Run: cargo build`)
  const folder = mkdtempSync(path.join(tmpdir(), 'yousaid-browser-'))
  const surveys = path.join(folder, 'surveys')
  cpSync(path.join(ROOT, 'survey-definitions'), surveys, { recursive: true })
  cpSync(path.join(ROOT, 'tests/browser/definitions'), surveys, { recursive: true })

  const env = { ...process.env, TMPDIR: folder, NO_COLOR: '1', ...(disk && fullDisk(folder)) }
  const child = spawn(binary, ['demo', '--listen', '127.0.0.1:0', '--surveys', surveys], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise(resolve => child.once('exit', resolve))
  let log = ''
  child.stderr.on('data', chunk => { log += chunk })
  const { base, signIn } = await addresses(child, ended, () => log)

  const stop = async () => {
    child.kill('SIGTERM')
    const code = await ended
    rmSync(folder, { recursive: true, force: true })
    const errors = log.split('\n').filter(line => /\bERROR\b/.test(line) && !(disk && /nothing can be stored now/.test(line)))
    if (code !== 0) throw new Error(`the service ended with ${code}\n${log}`)
    if (errors.length) throw new Error(`the service logged errors\n${errors.join('\n')}`)
  }
  const fill = () => writeFileSync(env.FULL_DISK, '')
  const mend = () => rmSync(env.FULL_DISK)
  return { base, signIn, folder, stop, disk: disk && { fill, mend } }
}

/**
 * Starts `yousaid serve` with nothing stored and no admin, with these settings. `surveys` is the folder of its files;
 * without one there is none. Returns its address, the path at which the first admin sets the organisation up, `run`,
 * which runs another command beside it, `log`, which gives what it has logged so far, `restart`, and `stop`.
 */
export async function startEmpty (settings = {}, surveys = path.join(ROOT, 'survey-definitions')) {
  const binary = path.resolve(process.env.YOUSAID_BIN ?? path.join(ROOT, 'target/debug/yousaid'))
  const folder = mkdtempSync(path.join(tmpdir(), 'yousaid-browser-'))
  // The tests' own setting is none that a service knows.
  const { YOUSAID_BIN: _, ...own } = process.env
  const env = { ...own, NO_COLOR: '1', YOUSAID_DATA_DIR: path.join(folder, 'data'), YOUSAID_SURVEYS: surveys ?? path.join(folder, 'surveys'), ...settings }
  if (!surveys) mkdirSync(env.YOUSAID_SURVEYS)
  let logged = ''
  const serve = async (listen, isNew) => {
    const child = spawn(binary, ['serve'], { env: { ...env, YOUSAID_LISTEN: listen }, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stderr.on('data', chunk => { logged += chunk })
    return await told(child, isNew)
  }
  let running = await serve(settings.YOUSAID_LISTEN ?? '127.0.0.1:0', true)
  const { base, setUp } = running
  const end = async () => { running.child.kill('SIGTERM'); await running.ended }
  const restart = async () => { await end(); running = await serve(new URL(base).host, false) }
  const stop = async () => { await end(); rmSync(folder, { recursive: true, force: true }) }
  const run = (...words) => execFileSync(binary, words, { env, cwd: folder, encoding: 'utf8' })
  return { base, setUp, run, log: () => logged, restart, stop }
}

/** Waits until `serve` has told its address, and the path at which it is set up where it `isNew`. */
async function told (child, isNew) {
  const ended = new Promise(resolve => child.once('exit', resolve))
  const found = await new Promise((resolve, reject) => {
    let said = ''
    ended.then(code => reject(new Error(`serve ended with ${code}\n${said}`)))
    child.stdout.on('data', chunk => {
      said += chunk
      const [, base] = /serves (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? []
      const [setUp] = /\/account\/setup\/\S+(?=\n)/.exec(said) ?? []
      if (base && (setUp || !isNew)) resolve({ base, setUp })
    })
  })
  return { child, ended, ...found }
}

/** The environment in which a process can have a full disk. */
function fullDisk (folder) {
  const library = path.join(folder, 'full_disk.so')
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, path.join(ROOT, 'tests/faults/full_disk.c')])
  return { LD_PRELOAD: library, FULL_DISK: path.join(folder, 'full') }
}

function addresses (child, ended, log) {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`the demo said no address in ${STARTS_WITHIN_MS / 1000} s\n${said}${log()}`)), STARTS_WITHIN_MS)
    ended.then(code => { clearTimeout(late); reject(new Error(`the demo ended with ${code}\n${said}${log()}`)) })
    child.stdout.on('data', chunk => {
      said += chunk
      const [, base] = /serves (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? []
      if (base) { clearTimeout(late); resolve({ base, signIn: links(said) }) }
    })
  })
}

/** The path that signs in as the team of each survey, and as the admin of the organisation. */
function links (said) {
  const all = said.matchAll(/^(\S+)\n {2}for families.*\n {2}for its team .*(\/account\/link\/\S+)$/gm)
  const admin = said.matchAll(/^(organisation)\n {2}for its admin .*(\/account\/link\/\S+)$/gm)
  return Object.fromEntries([...all, ...admin].map(([, survey, link]) => [survey, link]))
}
