import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Network } from '../../../../../records/store/reading/charts.ts';
import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { address, Link } from '../../../client/router.tsx';
import { labelOf, thingTypes } from '../../../client/types.ts';
import { Notice, Show } from '../../../client/widgets.tsx';

interface Node extends SimulationNodeDatum {
  readonly thing: string;
  readonly name: string;
  readonly type: string;
  readonly radius: number;
}

interface Tie {
  readonly source: Node;
  readonly target: Node;
  readonly passages: number;
}

const size = { width: 960, height: 620 } as const;

/** Who and what stand in the same passages. */
export function NetworkChart() {
  const [type, setType] = useState('all');
  const data = useData<Network>('charts/network', { type });
  return (
    <>
      <div class="filters">
        <label>
          Show
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            <option value="all">people, places, organisations …</option>
            {thingTypes.map((one) => (
              <option key={one} value={one}>
                only: {labelOf(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Show data={data}>
        {(network) =>
          network.links.length === 0 ? (
            <Notice title="Nothing stands together">No two of these things are named in one passage.</Notice>
          ) : (
            <Graph key={type} network={network} />
          )
        }
      </Show>
    </>
  );
}

function Graph({ network }: { network: Network }) {
  const strongest = network.links[0]![2];
  const [least, setLeast] = useState(() =>
    Math.min(strongest, network.links[Math.min(network.links.length - 1, 120)]![2]),
  );
  const [pruned, setPruned] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const graph = useMemo(() => graphOf(network, least, new Set(pruned)), [network, least, pruned]);
  const [, redraw] = useState(0);
  const simulation = useSimulation(graph, () => redraw((n) => n + 1));
  const drag = useNodeDrag(simulation);
  const node = graph.nodes.find(({ thing }) => thing === chosen);
  return (
    <div class="network">
      <div class="filters">
        <label>
          Together in at least {plural(least, 'passage')}
          <input
            type="range"
            min={1}
            max={Math.max(1, Math.min(strongest, 50))}
            value={least}
            onInput={(event) => setLeast(Number(event.currentTarget.value))}
          />
        </label>
        {pruned.length > 0 && (
          <button type="button" onClick={() => setPruned([])}>
            Bring back {plural(pruned.length, 'pruned one', 'pruned ones')}
          </button>
        )}
      </div>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label="Network of things named together"
        {...drag.surface}
      >
        {graph.ties.map(({ source, target, passages }) => (
          <line
            key={`${source.thing} ${target.thing}`}
            x1={source.x ?? 0}
            y1={source.y ?? 0}
            x2={target.x ?? 0}
            y2={target.y ?? 0}
            stroke-width={0.5 + Math.min(5, Math.log2(1 + passages))}
          />
        ))}
        {graph.nodes.map((one) => (
          <NodeMark
            key={one.thing}
            node={one}
            chosen={one.thing === chosen}
            onChoose={setChosen}
            onGrab={drag.grab}
          />
        ))}
      </svg>
      {node !== undefined && (
        <section class="chosen" aria-live="polite">
          <h2>{node.name}</h2>
          <p>
            <Link to={address('/entity', { thing: node.thing })}>All its mentions</Link> ·{' '}
            <button type="button" onClick={() => setPruned([...pruned, node.thing])}>
              Prune it
            </button>
          </p>
          <ul>
            {neighbours(graph.ties, node).map(([other, passages]) => (
              <li key={other.thing}>
                <button type="button" class="link" onClick={() => setChosen(other.thing)}>
                  {other.name}
                </button>{' '}
                <small>{plural(passages, 'passage')}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="soft">
        From {plural(network.documents, 'document')}. Drag a name to move it; choose it to see its company or
        to prune it.
      </p>
    </div>
  );
}

function neighbours(ties: readonly Tie[], node: Node): [Node, number][] {
  return ties
    .filter(({ source, target }) => source === node || target === node)
    .map(({ source, target, passages }): [Node, number] => [source === node ? target : source, passages])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20);
}

function graphOf(
  { things, links }: Network,
  least: number,
  pruned: ReadonlySet<string>,
): { nodes: Node[]; ties: Tie[] } {
  const all = things.map(
    ({ thing, name, type, mentions }): Node => ({
      thing,
      name,
      type,
      radius: 4 + 2.4 * Math.log10(1 + mentions),
    }),
  );
  const ties = links
    .filter(
      ([a, b, passages]) => passages >= least && !pruned.has(all[a]!.thing) && !pruned.has(all[b]!.thing),
    )
    .map(([a, b, passages]): Tie => ({ source: all[a]!, target: all[b]!, passages }));
  const used = new Set(ties.flatMap(({ source, target }) => [source, target]));
  return { nodes: all.filter((node) => used.has(node)), ties };
}

/** Lets the nodes find their places; with reduced motion they are there at once. */
function useSimulation({ nodes, ties }: { nodes: Node[]; ties: Tie[] }, onTick: () => void) {
  const simulation = useMemo(
    () =>
      forceSimulation(nodes)
        .force(
          'link',
          forceLink(ties.map((tie) => ({ ...tie })))
            .distance(90)
            .strength(0.25),
        )
        .force('charge', forceManyBody().strength(-260))
        .force('centre', forceCenter(size.width / 2, size.height / 2))
        .force('x', forceX(size.width / 2).strength(0.04))
        .force('y', forceY(size.height / 2).strength(0.07))
        .force(
          'apart',
          forceCollide<Node>(({ radius }) => radius + 14),
        )
        .stop(),
    [nodes, ties],
  );
  useLayoutEffect(() => {
    simulation.tick(200);
    keepInside(nodes);
    onTick();
    simulation.on('tick', () => {
      keepInside(nodes);
      onTick();
    });
    return () => void simulation.stop();
  }, [simulation]);
  return simulation;
}

function keepInside(nodes: readonly Node[]): void {
  for (const node of nodes) {
    node.x = Math.min(size.width - 60, Math.max(60, node.x ?? 0));
    node.y = Math.min(size.height - 20, Math.max(20, node.y ?? 0));
  }
}

function useNodeDrag(simulation: ReturnType<typeof useSimulation>) {
  const held = useRef<Node | undefined>(undefined);
  const place = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  return {
    grab: (node: Node) => {
      held.current = node;
    },
    surface: {
      onPointerMove: (event: PointerEvent) => {
        if (held.current === undefined || event.buttons === 0) return;
        const { x, y } = place(event);
        held.current.fx = x;
        held.current.fy = y;
        simulation.alpha(0.2).restart();
      },
      onPointerUp: () => {
        held.current = undefined;
      },
    },
  };
}

interface NodeMarkProps {
  readonly node: Node;
  readonly chosen: boolean;
  readonly onChoose: (thing: string) => void;
  readonly onGrab: (node: Node) => void;
}

function NodeMark({ node, chosen, onChoose, onGrab }: NodeMarkProps) {
  const choose = () => onChoose(node.thing);
  return (
    <g
      class={`node t-${node.type}`}
      role="button"
      // In SVG names of attributes have a case: tabIndex would be none.
      tabindex={0}
      aria-pressed={chosen}
      transform={`translate(${node.x ?? 0} ${node.y ?? 0})`}
      onPointerDown={() => onGrab(node)}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      <title>{`${node.name}, ${labelOf(node.type)}`}</title>
      <circle r={node.radius} />
      <text x={node.radius + 3} y={4}>
        {node.name.length > 32 ? `${node.name.slice(0, 30)}…` : node.name}
      </text>
    </g>
  );
}
