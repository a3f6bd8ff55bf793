import { CAPACITY_NAMES, type Capacity } from "@/domain/capacity";
import { CAPACITY_TEXT } from "./capacity-colour";

type Props = {
  capacity: Capacity;
  /** The client label on the partner's side. */
  name?: string;
  className?: string;
};

/** A capacity's square and its name. */
export function CapacityTag({ capacity, name = CAPACITY_NAMES[capacity], className = "" }: Props) {
  return (
    <span className={`inline-flex items-baseline gap-2 ${className}`}>
      <svg
        viewBox="0 0 9 9"
        aria-hidden="true"
        className={`size-[0.5625rem] shrink-0 ${CAPACITY_TEXT[capacity]}`}
      >
        <rect width="9" height="9" rx="2" fill="currentColor" />
      </svg>
      {name}
    </span>
  );
}
