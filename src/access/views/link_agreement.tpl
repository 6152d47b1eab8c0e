{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-status is-info" aria-label="{{say:access.page.what_is_linked}}">{{icon:info}}<div><p>{{OFFICE}}</p><p class="gh-soft">{{WHAT_THEN}}</p></div></section>
<section class="gh-card"><form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{#AGREEMENT}}<h2>{{TITLE}}</h2>{{#PARAGRAPH}}<p class="gh-gap-s">{{TEXT}}</p>{{/PARAGRAPH}}{{>CONSENT}}
{{/AGREEMENT}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:access.page.finish}}</button><a href="{{BACK}}">{{say:access.page.link_nothing}}</a></div>
</form></section>
</div>
