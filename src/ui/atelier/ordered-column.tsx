import { type ReactElement, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

/** By which column rows are, and whether from high to low; 'none': as the data has them. */
export interface Order<Column extends string> {
  readonly column: Column | 'none';
  readonly falls: boolean;
}

interface Ordering<Column extends string> {
  readonly order: Order<Column>;
  /** Head of a column, or of `span` columns, which asks for its order, and for the other way round where it has it. */
  readonly head: (column: Column, label: string, span?: number) => ReactElement;
}

/** The order of a table's rows, as a person asks for it at the heads of its columns. */
export function useOrder<Column extends string>(className: string): Ordering<Column> {
  const [order, setOrder] = useState<Order<Column>>({ column: 'none', falls: false });
  const head = (column: Column, label: string, span = 1): ReactElement => {
    const isOrder = order.column === column;
    return (
      <th
        scope="col"
        colSpan={span}
        aria-sort={isOrder ? (order.falls ? 'descending' : 'ascending') : 'none'}
      >
        <AriaButton
          className={className}
          onPress={() => setOrder({ column, falls: isOrder && !order.falls })}
        >
          {label}
          <span aria-hidden="true">{isOrder ? (order.falls ? ' ↓' : ' ↑') : ''}</span>
        </AriaButton>
      </th>
    );
  };
  return { order, head };
}

/** Compares two values as a column runs; what has none comes last, whichever way. */
export function inColumn<Value extends string | number>(
  x: Value | null,
  y: Value | null,
  falls: boolean,
  rises: (x: Value, y: Value) => number,
): number {
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  return falls ? -rises(x, y) : rises(x, y);
}

/** Numbers by size, texts by their signs. */
export function bySize<Value extends string | number>(x: Value, y: Value): number {
  return x < y ? -1 : Number(x > y);
}
