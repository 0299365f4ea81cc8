import { createAnalyzer, openResources } from '../src/index.js'
import { asArticle, countWords, someArticles } from './articles.js'
import { processorSeconds } from './clock.js'
import { figure, type Section } from './report.js'

const SIZES = [10_000, 1_000_000, 10_000_000]

/** So much text of each size is analysed, so that a short one is timed by many. */
const LEAST_CHARACTERS = 1_000_000

/** Time for a word of a long article beside one of a short one, in this thread, warm. */
export function longArticle(): Section {
  const analyzer = createAnalyzer(openResources())
  const measure = (characters: number) => {
    const articles = someArticles(Math.ceil(LEAST_CHARACTERS / characters), characters)
    const start = processorSeconds()
    for (const article of articles) analyzer.analyze(asArticle(article))
    return ((processorSeconds() - start) * 1e6) / countWords(articles)
  }
  // once to warm up
  measure(SIZES[0]!)
  const [short = 0, ...longer] = SIZES.map(measure)
  return {
    title: 'Long articles',
    about: 'One thread, processor time; a long article has new people all along.',
    columns: ['article', 'µs a word', 'times the short one'],
    rows: [short, ...longer].map((time, i) => [`${figure(SIZES[i]! / 1000)} KB`, figure(time), figure(time / short)]),
    bars: [{ what: 'a word of 10 MB, times one of 10 KB', reached: longer.at(-1)! / short, asked: 1.5, atMost: true }],
  }
}
