import { createHash } from 'node:crypto'
import { escapeHtml } from './markup.js'
import { clientScript } from './script.js'
import { STYLE } from './style.js'

/** What stands around the content of a page. */
export interface Frame {
  /** Up to the main part. */
  begin: string
  /** Behind the main part: data may follow. */
  middle: string
  end: string
}

const LONGEST_TITLE = 200

export function frameOf(title: string): Frame {
  const script = clientScript()
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return {
    begin: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title.slice(0, LONGEST_TITLE))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<main id="main" tabindex="-1">
`,
    middle: `</main>
<p id="status" class="unseen" role="status"></p>
<footer>Made by copydesk: who, where, who said what, how many. A program found this in the text: check it there before you
rely on it. What somebody is quoted with is what the article says that they said.</footer>
`,
    end: `<script>${script}</script>
</body>
</html>
`,
  }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
