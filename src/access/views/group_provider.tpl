{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-labelledby="addresses"><h2 id="addresses">{{say:access.addresses_on_file}}</h2>
{{#NO_ADDRESS}}<p>{{say:access.page.none}}</p>{{/NO_ADDRESS}}
<dl class="gh-facts">{{#ADDRESS}}<dt>{{KIND}}</dt><dd>{{LINES}}</dd>
{{/ADDRESS}}</dl></section>
<section class="gh-card" aria-labelledby="use"><h2 id="use">{{say:access.page.what_you_can_use_for}}</h2>
{{#NOTHING}}<p>{{say:access.page.nothing_at_the_moment}}</p>{{/NOTHING}}
<ul class="gh-bullets">{{#USE}}<li><a href="{{HREF}}">{{LABEL}}</a></li>{{/USE}}</ul></section>
</div>
<aside class="gh-col" aria-label="{{say:access.page.facts}}"><section class="gh-card"><h2>{{say:access.page.facts}}</h2><dl class="gh-facts">
<dt>{{NUMBER_LABEL}}</dt><dd>{{NUMBER}}</dd>
<dt>{{say:common.page.npi}}</dt><dd>{{NPI}}</dd>
<dt>{{say:common.page.kind}}</dt><dd>{{PROVIDER_KIND}}</dd>
<dt>{{say:access.page.standing}}</dt><dd>{{STANDING_WORD}}</dd>
<dt>{{say:access.page.affiliation}}</dt><dd>{{say:access.page.under_the_of}}</dd>
</dl></section></aside>
</div>
