{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="Changes">
<div class="gh-card__head"><a href="{{EXPORT_PATH}}">Export as CSV</a></div>
{{#NOTHING}}<div class="gh-empty">{{icon:check_circle}}<h2>Nothing more</h2></div>{{/NOTHING}}
<table class="gh-table" role="table">
<caption class="gh-sr">Privileged changes this week, newest first</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">About</th><th role="columnheader" scope="col" class="gh-w-wide">Detail</th></tr></thead>
<tbody role="rowgroup">
{{#CHANGE}}
<tr role="row"><td role="cell" data-label="When"><div>{{>AT}}</div></td><th role="rowheader" scope="row" data-label="What"><div>{{WHAT}}</div></th><td role="cell" data-label="Who"><div>{{WHO}}</div></td><td role="cell" data-label="About"><div>{{ABOUT}}</div></td><td role="cell" data-label="Detail"><div class="gh-small">{{DETAIL}}</div></td></tr>
{{/CHANGE}}
</tbody></table>
{{#NEXT}}<p class="gh-card__head"><a href="{{HREF}}">Earlier</a></p>{{/NEXT}}
</section>
