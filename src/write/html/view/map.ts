import type { MapDrawing, MapPoint } from './data.js'
import { element, type View } from './element.js'

/** The map of the places; without points it says so. Circles are links to their rows. */
export function mapView(map: MapDrawing | null, prefix: string): View {
  if (map === null) return element('p', { class: 'empty' }, ['No place with a point on the map.'])
  const { width, height, land, borders, points, left } = map
  const labels = points.flatMap(({ label }) => (label ? [labelView(label)] : []))
  const picture = element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Map of the places' },
    [
      element('path', { class: 'land', d: land }),
      element('path', { class: 'borders', d: borders }),
      ...points.map((point) => circleView(point, prefix)),
      element('g', { class: 'labels', 'aria-hidden': 'true' }, labels),
    ],
  )
  const more = left === 0 ? '' : ` ${left} more places are in the table only.`
  const caption = `Discs are spots, rings are areas; the larger, the more often named.${more} Outline: Natural Earth.`
  return element('figure', { class: 'map' }, [picture, element('figcaption', {}, [caption])])
}

function circleView(point: MapPoint, prefix: string): View {
  const { row, name, mentions, x, y, radius, area } = point
  const says = `${name}, named ${mentions === 1 ? 'once' : `${mentions} times`}`
  const circle = element('circle', { class: area ? 'area' : 'spot', cx: x, cy: y, r: radius }, [
    element('title', {}, [says]),
  ])
  if (row === null) return circle
  return element('a', { href: `#${prefix}row-${row}`, 'aria-label': says, 'data-rows': row }, [circle])
}

const labelView = ({ text, x, y, anchor }: NonNullable<MapPoint['label']>): View =>
  element('text', { x, y, 'text-anchor': anchor }, [text])
