{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-labelledby="addresses"><h2 id="addresses">Addresses on file</h2>
{{#NO_ADDRESS}}<p>None.</p>{{/NO_ADDRESS}}
<dl class="gh-facts">{{#ADDRESS}}<dt>{{KIND}}</dt><dd>{{LINES}}</dd>
{{/ADDRESS}}</dl></section>
<section class="gh-card" aria-labelledby="use"><h2 id="use">What you can use for this provider</h2>
{{#NOTHING}}<p>Nothing at the moment.</p>{{/NOTHING}}
<ul class="gh-bullets">{{#USE}}<li><a href="{{HREF}}">{{LABEL}}</a></li>{{/USE}}</ul></section>
</div>
<aside class="gh-col" aria-label="Facts"><section class="gh-card"><h2>Facts</h2><dl class="gh-facts">
<dt>{{NUMBER_LABEL}}</dt><dd>{{NUMBER}}</dd>
<dt>NPI</dt><dd>{{NPI}}</dd>
<dt>Kind</dt><dd>{{PROVIDER_KIND}}</dd>
<dt>Standing</dt><dd>{{STANDING_WORD}}</dd>
<dt>Affiliation</dt><dd>Under the {{TAX_ID}} of {{OFFICE}}</dd>
</dl></section></aside>
</div>
