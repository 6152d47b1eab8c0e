{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#OUTCOME}}
<section class="gh-card gh-card--flush gh-results-card" aria-labelledby="outcome"><div class="gh-card__head"><h2 id="outcome">{{HEADING}}</h2></div>
<ul class="gh-results" role="list">
{{#REFUSED}}<li class="is-bad">{{icon:error}}<div><h3>Line {{LINE}}{{#AT}}, {{FIELD}}{{/AT}}</h3><p>{{REASON}}</p></div></li>
{{/REFUSED}}
{{#MORE}}<li class="is-bad">{{icon:error}}<div><h3>And {{REST}} more lines</h3><p>Mend the ones above first; the same reason often explains many.</p></div></li>{{/MORE}}
{{#GOOD}}<li class="is-good">{{icon:check_circle}}<div><h3>{{COUNT}} written down</h3><p>{{WHAT_NEXT}} <a href="{{FILE_PATH}}">Look at the file</a></p></div></li>{{/GOOD}}
</ul></section>
{{/OUTCOME}}
{{#WRITE}}
<section class="gh-card"><h2>What happens</h2><ul class="gh-bullets"><li>Rows with a mistake are left out and named, each with its line. The good ones go through.</li>{{#SECOND}}<li>Somebody else of the service desk decides on the file. Nothing is linked before.</li>{{/SECOND}}<li>{{NAME}} then works for each of these providers with the permissions of its row. Whoever administers an office is told by email and can end it.</li></ul></section>
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#EVIDENCE_FIELDS}}
{{>ASKED_BY}}
{{>ASKED_HOW}}
{{>RECOGNISED_BY}}
{{/EVIDENCE_FIELDS}}
{{>CSV}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Write the file down</button><a href="{{BACK}}">Cancel</a></div>
</form></section>
<section class="gh-card gh-card--quiet"><h2>What the columns mean</h2><p>Save the table as CSV, open it in a text editor, copy all of it, and paste it here: at most {{ROWS_MAX}} rows. {{ID_WORD}} and Tax ID must belong to the same provider.</p><p class="gh-gap-s">Permissions: a name or a key each, with a semicolon between. There are: {{PERMISSIONS}}.</p></section>
{{/WRITE}}
<p class="gh-rule">What you enter here is recorded under your name and cannot be changed later.</p>
</div>
