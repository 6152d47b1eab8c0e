{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>{{say:common.page.what_happens_at_once}}</h2><ul class="gh-bullets">{{#EFFECT}}<li>{{TEXT}}</li>{{/EFFECT}}</ul>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{#SUCCESSION}}<p class="gh-gap"><strong>{{WHY}}</strong></p>
{{>SUCCESSOR}}{{/SUCCESSION}}
{{#NO_SUCCESSOR}}<p class="gh-gap">{{say:access.page.nobody_can_be_upgraded_at}}</p>{{/NO_SUCCESSOR}}
<div class="gh-actions gh-gap">{{#POSSIBLE}}<button class="usa-button gh-button--danger" type="submit">{{VERB}}</button>{{/POSSIBLE}}<a href="{{BACK}}">{{KEEP}}</a></div></form></section>
<p class="gh-rule">{{say:common.page.the_decision_is_recorded_under}}</p>
</div>
