import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { ThingLine } from '../../../../../records/store/reading/things.ts';
import { during } from '../../../client/activity.ts';
import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { Passages } from '../../../client/passages.tsx';
import { address, Link } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';
import { type Cluster, clusterPoints } from './clusters.ts';

type World = Topology<{ countries: GeometryCollection }>;

const size = { width: 960, height: 500 } as const;
const mostZoom = 40;

/** The land of the world, from the server itself. */
function useWorld(): World | undefined {
  const [world, setWorld] = useState<World>();
  useLayoutEffect(() => {
    const loaded = fetch('/assets/world.json').then((response) => response.json() as Promise<World>);
    void during(loaded.then(setWorld));
  }, []);
  return world;
}

/** What part of the map is shown: a scale, and the middle in the map's own units. */
interface Window {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const whole: Window = { zoom: 1, x: size.width / 2, y: size.height / 2 };

/** Places by how often they are named; near ones stand together until one looks closer. */
export function PlaceMap() {
  const data = useData<readonly ThingLine[]>('charts/places');
  return (
    <Show data={data}>
      {(lines) =>
        lines.length === 0 ? (
          <Notice title="No places to show">No place of this collection has coordinates.</Notice>
        ) : (
          <WorldMap lines={lines} />
        )
      }
    </Show>
  );
}

export function WorldMap({ lines }: { lines: readonly ThingLine[] }) {
  const world = useWorld();
  const [shown, setShown] = useState<Window>(whole);
  const [chosen, setChosen] = useState<Cluster<ThingLine>>();
  const projection = useMemo(
    () => geoNaturalEarth1().fitSize([size.width, size.height], { type: 'Sphere' }),
    [],
  );
  const shapes = useMemo(() => landShapes(world, projection), [world, projection]);
  const points = useMemo(
    () =>
      lines.flatMap((line) => {
        const at = projection([line.longitude!, line.latitude!]);
        return at === null ? [] : [{ x: at[0], y: at[1], weight: line.mentions, item: line }];
      }),
    [lines, projection],
  );
  const clusters = useMemo(() => clusterPoints(points, 26 / shown.zoom), [points, shown.zoom]);
  const drag = useDrag(shown, setShown);
  const move = (change: Partial<Window>) => setShown((before) => inside({ ...before, ...change }));
  const [w, h] = [size.width / shown.zoom, size.height / shown.zoom];
  return (
    <div class="map">
      <svg
        viewBox={`${shown.x - w / 2} ${shown.y - h / 2} ${w} ${h}`}
        role="group"
        aria-label={`Map of ${plural(lines.length, 'place')}`}
        {...drag}
      >
        <path class="sea" d={shapes.sphere} />
        <path class="grid" d={shapes.grid} />
        <path class="land" d={shapes.land} />
        {clusters.map((cluster) => (
          <Dot key={cluster.items[0]!.thing} cluster={cluster} zoom={shown.zoom} onChoose={setChosen} />
        ))}
      </svg>
      <MapButtons zoom={shown.zoom} onZoom={(zoom) => move({ zoom })} onWhole={() => setShown(whole)} />
      {chosen !== undefined && (
        <Chosen
          cluster={chosen}
          onCloser={() => move({ zoom: Math.min(mostZoom, shown.zoom * 3), x: chosen.x, y: chosen.y })}
        />
      )}
      <p class="soft">
        Drag to move; the buttons, or Ctrl and the wheel, come closer. Dots are as large as places are often
        named.
      </p>
    </div>
  );
}

interface MapButtonsProps {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onWhole: () => void;
}

function MapButtons({ zoom, onZoom, onWhole }: MapButtonsProps) {
  return (
    <div class="map-buttons">
      <button type="button" onClick={() => onZoom(Math.min(mostZoom, zoom * 1.6))} aria-label="Closer">
        +
      </button>
      <button type="button" onClick={() => onZoom(Math.max(1, zoom / 1.6))} aria-label="Farther">
        −
      </button>
      <button type="button" onClick={onWhole}>
        Whole world
      </button>
    </div>
  );
}

function landShapes(world: World | undefined, projection: ReturnType<typeof geoNaturalEarth1>) {
  const path = geoPath(projection);
  return {
    sphere: path({ type: 'Sphere' }) ?? '',
    grid: path(geoGraticule10()) ?? '',
    land: world === undefined ? '' : (path(feature(world, world.objects.countries)) ?? ''),
  };
}

function inside({ zoom, x, y }: Window): Window {
  const [w, h] = [size.width / zoom / 2, size.height / zoom / 2];
  return {
    zoom,
    x: Math.min(size.width - w, Math.max(w, x)),
    y: Math.min(size.height - h, Math.max(h, y)),
  };
}

function useDrag(shown: Window, setShown: (next: Window) => void) {
  const from = useRef<{ x: number; y: number; window: Window } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = { x: event.clientX, y: event.clientY, window: shown };
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current === undefined || event.buttons === 0) return;
      const width = (event.currentTarget as Element).clientWidth;
      const unit = size.width / shown.zoom / width;
      const { x, y, window } = from.current;
      setShown(
        inside({
          ...window,
          x: window.x - (event.clientX - x) * unit,
          y: window.y - (event.clientY - y) * unit,
        }),
      );
    },
    onPointerUp: () => {
      from.current = undefined;
    },
    onWheel: (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setShown(
        inside({
          ...shown,
          zoom: Math.min(mostZoom, Math.max(1, shown.zoom * (event.deltaY < 0 ? 1.15 : 0.87))),
        }),
      );
    },
  };
}

interface DotProps {
  readonly cluster: Cluster<ThingLine>;
  readonly zoom: number;
  readonly onChoose: (cluster: Cluster<ThingLine>) => void;
}

function Dot({ cluster, zoom, onChoose }: DotProps) {
  const { x, y, weight, items } = cluster;
  const radius = (4 + 4 * Math.log10(1 + weight)) / zoom;
  const name = items.length === 1 ? items[0]!.name : `${items[0]!.name} and ${items.length - 1} more`;
  const choose = () => onChoose(cluster);
  return (
    <g
      class="dot"
      role="button"
      // In SVG names of attributes have a case: tabIndex would be none.
      tabindex={0}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      <title>{`${name}, ${plural(weight, 'mention')}`}</title>
      <circle cx={x} cy={y} r={radius} />
      {items.length > 1 && radius * zoom > 8 && (
        <text x={x} y={y} font-size={10 / zoom}>
          {items.length}
        </text>
      )}
    </g>
  );
}

function Chosen({ cluster, onCloser }: { cluster: Cluster<ThingLine>; onCloser: () => void }) {
  const [shown, setShown] = useState<ThingLine>();
  const place = cluster.items.length === 1 ? cluster.items[0] : cluster.items.find((one) => one === shown);
  return (
    <>
      <section class="chosen" aria-live="polite">
        <h2>{plural(cluster.items.length, 'place')}</h2>
        {cluster.items.length > 1 && (
          <button type="button" onClick={onCloser}>
            Look closer
          </button>
        )}
        <ul>
          {cluster.items.slice(0, 60).map((one) => (
            <li key={one.thing}>
              <Link to={address('/entity', { thing: one.thing })}>{one.name}</Link>{' '}
              <button
                type="button"
                class="link soft"
                aria-label={`passages that name ${one.name}`}
                onClick={() => setShown(one)}
              >
                {plural(one.mentions, 'mention')} in {plural(one.documents, 'document')}
              </button>{' '}
              <small>{one.countryCode}</small>
            </li>
          ))}
        </ul>
      </section>
      {place !== undefined && (
        <Passages title={place.name} path="elsewhere" fields={{ thing: place.thing }} most={50} />
      )}
    </>
  );
}
