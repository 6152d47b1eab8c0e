{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="Waiting">
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h2>Nothing waits here</h2><p><a href="{{HOME_PATH}}">Back to the first page</a></p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#ITEM}}
<li><span class="gh-queue__icon is-warn">{{>ICON}}</span><div><h2>{{WHAT}}</h2><p><a href="{{OFFICE_PATH}}">{{OFFICE}}</a>. Since {{>SINCE}}{{#REASON}} · “{{TEXT}}”{{/REASON}}</p></div><div class="gh-queue__do">{{#DECIDE}}<a class="usa-button gh-button--small" href="{{PATH}}">Decide<span class="gh-sr">: {{WHAT}}</span></a>{{/DECIDE}}{{#REISSUE}}<a class="usa-button gh-button--small" href="{{PATH}}">Replace letter {{NUMBER}}<span class="gh-sr">: {{WHAT}}</span></a>{{/REISSUE}}{{#OPEN}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">Open the office<span class="gh-sr">: {{WHAT}}</span></a>{{/OPEN}}</div></li>
{{/ITEM}}
</ul>
</section>
