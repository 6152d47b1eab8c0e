{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-label="Find">
<form class="gh-filter" method="get" action="{{FIND_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{ID_WORD}}, NPI or name of an office; name, email or username of a person</label><input class="usa-input" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button gh-button--small" type="submit">Find</button></form>
</section>
<h2 class="gh-sr">What waits</h2>
<ul class="gh-tiles gh-gap" role="list">{{#TILE}}<li><a href="{{PATH}}"><b>{{COUNT}}</b>{{LABEL}}</a></li>{{/TILE}}</ul>
<section class="gh-card gh-card--flush" aria-labelledby="longest"><div class="gh-card__head"><h2 id="longest">Waiting longest</h2></div>
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h3>Nothing waits</h3><p>Expired codes, returned letters, requests for a new letter and offices that lost their last holder show up here.</p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#ITEM}}
<li><span class="gh-queue__icon is-warn">{{>ICON}}</span><div><h3>{{WHAT}}</h3><p><a href="{{OFFICE_PATH}}">{{OFFICE}}</a>. Since {{>SINCE}}{{#REASON}} · “{{TEXT}}”{{/REASON}}</p></div><div class="gh-queue__do">{{#DECIDE}}<a class="usa-button gh-button--small" href="{{PATH}}">Decide<span class="gh-sr">: {{WHAT}}</span></a>{{/DECIDE}}{{#REISSUE}}<a class="usa-button gh-button--small" href="{{PATH}}">Replace letter {{NUMBER}}<span class="gh-sr">: {{WHAT}}</span></a>{{/REISSUE}}{{#OPEN}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">Open the office<span class="gh-sr">: {{WHAT}}</span></a>{{/OPEN}}</div></li>
{{/ITEM}}
</ul>
</section>
