import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/read/language.js'
import { fromStdin } from './collect.js'

const ENGLISH = [
  'Mayor resigns',
  '',
  'Nordvik FC 2 Oslo United 1; Bergen 0 Stavanger 0; Real Madrid 3 Juventus Torino 2; Ajax Amsterdam 1 PSV Eindhoven 1.',
  'The mayor said on Monday that the ferry would sail again in May, and that the town had waited for it.',
  'THE MAYOR SAID ON MONDAY THAT THE FERRY WOULD SAIL AGAIN IN MAY, AND THAT THE TOWN HAD WAITED FOR IT.',
  '1. Müller (Germany) 9.81 sec 2. Dupont (France) 9.90 3. García López (Spain) 9.95 4. Rossi (Italy) 10.01 5. Nowak (Poland) 10.02',
  'Officials in Rio de Janeiro and São Paulo said the “Fundação Nacional” would open in the spring.',
]

const FOREIGN: [language: string, text: string][] = [
  [
    'de',
    'Der Bürgermeister sagte am Montag, die Fähre werde ab Mai wieder fahren. Die Stadt habe lange darauf gewartet, fügte er hinzu.',
  ],
  [
    'fr',
    'Le maire a déclaré lundi que le bac reprendrait en mai. La ville attendait depuis longtemps cette décision, selon lui.',
  ],
  [
    'es',
    'El alcalde dijo el lunes que el transbordador volverá a navegar en mayo. La ciudad lo esperaba desde hace mucho tiempo.',
  ],
  [
    'nl',
    'De burgemeester zei maandag dat de veerboot in mei weer gaat varen. De stad heeft daar lang op gewacht, zei hij in de raad.',
  ],
  ['ru', 'Мэр сказал в понедельник, что паром снова начнет ходить в мае. Город долго этого ждал, добавил он.'],
  ['zh', '市长星期一表示，渡轮将于五月恢复运行。他补充说，这座城市等待了很长时间。'],
  [
    'ar',
    'قال رئيس البلدية يوم الاثنين إن العبارة ستعود إلى العمل في شهر مايو. وأضاف أن المدينة انتظرت ذلك طويلا منذ سنوات.',
  ],
]

describe('language', () => {
  it.each(ENGLISH)('takes for English: %s', (text) => {
    expect(languageOf(text)).toBe('en')
  })

  it.each(FOREIGN)('knows %s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  it('of an article that is not English is named in a warning', async () => {
    const { articles } = await fromStdin(FOREIGN[0]![1])
    expect(articles[0]).toMatchObject({ language: 'de', warnings: [{ code: 'not-english' }] })
  })

  it('is judged by a bounded sample', () => {
    expect(languageOf('x'.repeat(5_000_000))).toBe('en')
    expect(languageOf('é '.repeat(2_000_000))).toMatch(/^[a-z]{2}$/)
  })
})
