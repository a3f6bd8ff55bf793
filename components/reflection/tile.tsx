import type { ReactNode } from "react";

type Props = {
  name?: string;
  value: string | number;
  checked: boolean;
  className: string;
  children: ReactNode;
};

/**
 * A native radio as large as its tile: it keeps keyboard, focus and form as the browser has them.
 * Selection is ink, and a heavier border where the system chooses the colours.
 */
export function Tile({ name = "given", value, checked, className, children }: Props) {
  return (
    <label
      className={`relative flex items-center rounded border border-edge bg-paper text-lead leading-snug has-checked:border-ink has-checked:bg-ink has-checked:text-paper forced-colors:has-checked:border-4 ${className}`}
    >
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        className="absolute -inset-px appearance-none rounded"
      />
      {children}
    </label>
  );
}
