import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type World = Topology<{ countries: GeometryCollection }>;

let world: Promise<World> | undefined;

/** The land around a place, as a path. */
export async function land(
  latitude: number,
  longitude: number,
): Promise<{ viewBox: string; path: string; at: readonly [number, number] }> {
  world ??= fetch('/assets/world.json').then((response) => response.json() as Promise<World>);
  const topology = await world;
  const projection = geoMercator()
    .center([longitude, Math.max(-75, Math.min(75, latitude))])
    .scale(380)
    .translate([150, 80])
    .clipExtent([
      [0, 0],
      [300, 160],
    ]);
  const path = geoPath(projection)(feature(topology, topology.objects.countries)) ?? '';
  return { viewBox: '0 0 300 160', path, at: projection([longitude, latitude]) ?? [150, 80] };
}
