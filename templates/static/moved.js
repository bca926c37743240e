// Leads on from an address that is no more, to the same place of the page it leads to.
"use strict";

const { href } = document.querySelector("a");
location.replace(location.hash ? href.split("#")[0] + location.hash : href);
