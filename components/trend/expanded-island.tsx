"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import type { ExpandedPlotProps } from "./expanded-plot";

type Props = ExpandedPlotProps & { children: ReactNode };

/** Fetches the interactive drawing only here, only after the page stands; if it never comes, the server's stays. */
export function ExpandedIsland({ children, ...plot }: Props) {
  const [Plot, setPlot] = useState<ComponentType<ExpandedPlotProps> | null>(null);

  useEffect(() => {
    let here = true;
    import("./expanded-plot").then(
      (module) => here && setPlot(() => module.ExpandedPlot),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);

  return (
    <div className="relative">
      <div className={Plot ? "invisible print:visible" : ""}>{children}</div>
      {Plot ? (
        <div className="absolute inset-0 print:hidden">
          <Plot {...plot} />
        </div>
      ) : null}
    </div>
  );
}
