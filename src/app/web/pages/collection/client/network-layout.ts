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
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';

export interface Node extends SimulationNodeDatum {
  readonly thing: string;
  readonly name: string;
  readonly type: string;
  readonly radius: number;
}

/** Two nodes that stand together in so many passages. */
export interface Tie {
  readonly source: Node;
  readonly target: Node;
  readonly passages: number;
}

export const size = { width: 960, height: 620 } as const;

/** Lets the nodes find their places; with reduced motion they are there at once. */
export function useSimulation({ nodes, ties }: { nodes: Node[]; ties: Tie[] }, onTick: () => void) {
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

/** Moves a node that is held. */
export function useNodeDrag(simulation: ReturnType<typeof useSimulation>) {
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
