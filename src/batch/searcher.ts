import type { Article } from '../analysis.js'
import type { Finder, Finding, FindOptions, FindRendering } from '../find/index.js'
import type { Pieces } from '../write/index.js'
import type { ArticleDesk, Outcome } from './analyst.js'
import { type AttemptOptions, attempt } from './attempt.js'

/** What is looked for, and how it is written. */
export interface Search {
  options: FindOptions
  rendering: FindRendering
}

/** Looks for a pattern in articles one by one. */
export class Searcher implements ArticleDesk {
  #finder: Finder
  readonly #encoder = new TextEncoder()

  constructor(
    readonly makeFinder: () => Finder,
    readonly options: AttemptOptions,
    readonly pieces: Pieces<Finding>,
  ) {
    this.#finder = makeFinder()
  }

  analyzeAll(articles: readonly Article[]): Outcome[] {
    return articles.map((article) => this.#analyze(article))
  }

  #analyze(article: Article): Outcome {
    // to watch over a search takes longer than to see that there is nothing to find
    if (!this.#finder.mayMatch(article.text)) return this.#finished({ article, matches: [], warnings: [] })
    const outcome = attempt(article, this.options, () => this.#finished(this.#finder.find(article)))
    if ('error' in outcome) this.#finder = this.makeFinder()
    return outcome
  }

  #finished(finding: Finding): Outcome {
    const { article } = finding
    const piece = [...this.pieces.of(finding)].join('')
    return {
      id: article.id,
      words: 0,
      bytes: article.source.bytes,
      found: finding.matches.length,
      warnings: [...(article.warnings ?? []), ...finding.warnings],
      content: [this.#encoder.encode(piece)],
    }
  }
}
