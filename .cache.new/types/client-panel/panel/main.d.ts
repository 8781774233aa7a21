import "uplot/dist/uPlot.min.css";
import "./panel.css";
import "./chart.css";
import "./tables.css";
import "./compare.css";
