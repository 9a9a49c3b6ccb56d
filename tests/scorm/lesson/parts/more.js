import "../site/downhill.js";
import "./its-own.js?v=2";
