{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>What happens at once</h2><ul class="gh-bullets">{{#EFFECT}}<li>{{TEXT}}</li>{{/EFFECT}}</ul>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{#SUCCESSION}}<p class="gh-gap"><strong>{{WHY}}</strong></p>
{{>SUCCESSOR}}{{/SUCCESSION}}
{{#NO_SUCCESSOR}}<p class="gh-gap"><strong>{{WHY}}</strong> Nobody can be upgraded at the moment: activate a colleague first.</p>{{/NO_SUCCESSOR}}
<div class="gh-actions gh-gap">{{#POSSIBLE}}<button class="usa-button gh-button--danger" type="submit">{{VERB}}</button>{{/POSSIBLE}}<a href="{{BACK}}">{{KEEP}}</a></div></form></section>
<p class="gh-rule">The decision is recorded under your name.</p>
</div>
