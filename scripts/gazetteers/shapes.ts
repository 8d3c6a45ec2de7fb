import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoConicEqualArea, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { iso31661 } from 'iso-3166/1.js';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Countries by ISO 3166-1 alpha-2 code as Natural Earth draws them at 1:10 million, those of the file without a code left out. */
export const countryShapes: ReadonlyMap<string, Feature> = readCountries();

function readCountries(): Map<string, Feature> {
  const atlas = createRequire(import.meta.url)('world-atlas/countries-10m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const alpha2 = new Map(iso31661.map((country) => [country.numeric, country.alpha2]));
  const shapes = new Map<string, Feature>();
  for (const shape of feature(atlas, atlas.objects.countries).features) {
    const code = alpha2.get(String(shape.id));
    if (code !== undefined && !shapes.has(code)) shapes.set(code, shape);
  }
  return shapes;
}

/** A part that is more than this share of a country is its main land. */
const mainShare = 0.6;
/** A part that is more than this share of a country is as good as the whole. */
const wholeShare = 0.95;

/** The middle of an area: of its main land, where that is most of it (the United States without Alaska), else of all its parts. */
export function middleOf(shape: Feature): Point {
  const { main, share } = mainLand(shape);
  return centreOf(share > mainShare ? main : shape);
}

/**
 * The point that stands for a country: the middle of its main land where other parts lie far off (France without Guiana); else what
 * `usual` has, an atlas's round degrees, half way to the middle if there is one land only. An archipelago has the usual point.
 */
export function countryPoint(shape: Feature, usual: Point | undefined): Point {
  const { main, share } = mainLand(shape);
  if (usual === undefined) return middleOf(shape);
  if (share <= mainShare) return usual;
  const middle = centreOf(main);
  return share < wholeShare
    ? middle
    : {
        latitude: hundredths((middle.latitude + usual.latitude) / 2),
        longitude: hundredths((middle.longitude + usual.longitude) / 2),
      };
}

function mainLand({ geometry }: Feature): { main: Polygon; share: number } {
  const { type, coordinates } = geometry as Polygon | MultiPolygon;
  const parts: Polygon[] =
    type === 'Polygon'
      ? [{ type, coordinates }]
      : coordinates.map((rings) => ({ type: 'Polygon', coordinates: rings }));
  const areas = parts.map((part) => geoArea(part));
  const largest = areas.indexOf(Math.max(...areas));
  return { main: parts[largest]!, share: areas[largest]! / areas.reduce((sum, area) => sum + area, 0) };
}

/** Centre of area on an equal-area map whose meridians are parallel, as atlases give it: a wide country does not lean to the pole. */
export function centreOf(shape: Feature | FeatureCollection | Polygon): Point {
  const projection = geoConicEqualArea()
    .parallels([0, 0])
    .rotate([-geoCentroid(shape)[0], 0]);
  const [longitude, latitude] = projection.invert!(geoPath(projection).centroid(shape))!;
  return { latitude: hundredths(latitude), longitude: hundredths(longitude) };
}

const hundredths = (degrees: number) => Math.round(100 * degrees) / 100;
