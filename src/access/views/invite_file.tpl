{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#OUTCOME}}
<section class="gh-card gh-card--flush gh-results-card" aria-labelledby="outcome"><div class="gh-card__head"><h2 id="outcome">{{HEADING}}</h2></div>
<ul class="gh-results" role="list">
{{#REFUSED}}<li class="is-bad">{{icon:error}}<div><h3>Line {{LINE}}: not on the list</h3><p>{{REASON}}</p></div></li>
{{/REFUSED}}
{{#MORE}}<li class="is-bad">{{icon:error}}<div><h3>And {{REST}} more lines</h3><p>Mend the ones above first; the same reason often explains many.</p></div></li>{{/MORE}}
{{#GOOD}}<li class="is-good">{{icon:check_circle}}<div><h3>{{COUNT}} on your list</h3><p><a href="{{LIST_PATH}}">Look at the list and send it</a></p></div></li>{{/GOOD}}
</ul></section>
{{/OUTCOME}}
<section class="gh-card" aria-labelledby="rows"><h2 id="rows">Rows</h2>
<p class="gh-soft">Save your table as CSV, open it in a text editor, copy all of it, and paste it here. Nothing is sent before you have seen the list.</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{>CSV}}
<div class="gh-actions"><button class="usa-button" type="submit">Put these people on the list</button><a href="{{BACK}}">Back</a></div>
</form></section>
<section class="gh-card gh-card--quiet"><h2>What the columns mean</h2><p>Permissions: a name or a key each, with a semicolon between. These can be given here: {{PERMISSIONS}}.</p></section>
</div>
