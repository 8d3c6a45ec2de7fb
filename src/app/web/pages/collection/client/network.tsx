import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Network } from '../../../../../records/store/reading/charts.ts';
import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { Passages } from '../../../client/passages.tsx';
import { address, Link } from '../../../client/router.tsx';
import { labelOf, thingTypes } from '../../../client/types.ts';
import { Notice, Show } from '../../../client/widgets.tsx';
import { type Node, size, type Tie, useNodeDrag, useSimulation } from './network-layout.ts';

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

/** Two things of which the passages that name both are shown. */
type Pair = readonly [Node, Node];

function Graph({ network }: { network: Network }) {
  const strongest = network.links[0]![2];
  const [least, setLeast] = useState(() =>
    Math.min(strongest, network.links[Math.min(network.links.length - 1, 120)]![2]),
  );
  const [pruned, setPruned] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [pair, setPair] = useState<Pair>();
  const graph = useMemo(() => graphOf(network, least, new Set(pruned)), [network, least, pruned]);
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
      <Drawing graph={graph} chosen={chosen} onChoose={setChosen} onPair={setPair} />
      {node !== undefined && (
        <Company
          node={node}
          ties={graph.ties}
          onChoose={setChosen}
          onPair={setPair}
          onPrune={() => setPruned([...pruned, node.thing])}
        />
      )}
      {pair !== undefined && (
        <Passages
          title={`${pair[0].name} with ${pair[1].name}`}
          path="charts/network/passages"
          fields={{ thing: pair[0].thing, with: pair[1].thing }}
        />
      )}
      <p class="soft">
        From {plural(network.documents, 'document')}. Drag a name to move it; choose it to see its company or
        to prune it; a line, or a number of passages, leads to the passages.
      </p>
    </div>
  );
}

interface DrawingProps {
  readonly graph: { readonly nodes: Node[]; readonly ties: Tie[] };
  readonly chosen: string | undefined;
  readonly onChoose: (thing: string) => void;
  readonly onPair: (pair: Pair) => void;
}

function Drawing({ graph, chosen, onChoose, onPair }: DrawingProps) {
  const [, redraw] = useState(0);
  const simulation = useSimulation(graph, () => redraw((n) => n + 1));
  const drag = useNodeDrag(simulation);
  return (
    <div class="scroll" ref={useCallback(centre, [])}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label="Network of things named together"
        {...drag.surface}
      >
        {graph.ties.map(({ source, target, passages }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keys the passages are reached from the company of a name
          <line
            key={`${source.thing} ${target.thing}`}
            x1={source.x ?? 0}
            y1={source.y ?? 0}
            x2={target.x ?? 0}
            y2={target.y ?? 0}
            stroke-width={0.5 + Math.min(5, Math.log2(1 + passages))}
            onClick={() => onPair([source, target])}
          >
            <title>{`${source.name} with ${target.name}: ${plural(passages, 'passage')}`}</title>
          </line>
        ))}
        {graph.nodes.map((one) => (
          <NodeMark
            key={one.thing}
            node={one}
            chosen={one.thing === chosen}
            onChoose={onChoose}
            onGrab={drag.grab}
          />
        ))}
      </svg>
    </div>
  );
}

interface CompanyProps {
  readonly node: Node;
  readonly ties: readonly Tie[];
  readonly onChoose: (thing: string) => void;
  readonly onPair: (pair: Pair) => void;
  readonly onPrune: () => void;
}

/** On a narrow window the middle is in view. */
function centre(box: HTMLElement | null): void {
  box?.scrollTo({ left: (box.scrollWidth - box.clientWidth) / 2 });
}

/** What a name stands together with, and how often. */
function Company({ node, ties, onChoose, onPair, onPrune }: CompanyProps) {
  return (
    <section class="chosen" aria-live="polite">
      <h2>{node.name}</h2>
      <p>
        <Link to={address('/entity', { thing: node.thing })}>All its mentions</Link> ·{' '}
        <button type="button" onClick={onPrune}>
          Prune it
        </button>
      </p>
      <ul>
        {neighbours(ties, node).map(([other, passages]) => (
          <li key={other.thing}>
            <button type="button" class="link" onClick={() => onChoose(other.thing)}>
              {other.name}
            </button>{' '}
            <button
              type="button"
              class="link soft"
              aria-label={`${plural(passages, 'passage')} with ${other.name}`}
              onClick={() => onPair([node, other])}
            >
              {plural(passages, 'passage')}
            </button>
          </li>
        ))}
      </ul>
    </section>
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

interface NodeMarkProps {
  readonly node: Node;
  readonly chosen: boolean;
  readonly onChoose: (thing: string) => void;
  readonly onGrab: (node: Node) => void;
}

function NodeMark({ node, chosen, onChoose, onGrab }: NodeMarkProps) {
  const choose = () => onChoose(node.thing);
  // a name near the right edge stands before its dot
  const isBefore = (node.x ?? 0) > 0.75 * size.width;
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
      <text x={isBefore ? -node.radius - 3 : node.radius + 3} y={4} text-anchor={isBefore ? 'end' : 'start'}>
        {node.name.length > 32 ? `${node.name.slice(0, 30)}…` : node.name}
      </text>
    </g>
  );
}
