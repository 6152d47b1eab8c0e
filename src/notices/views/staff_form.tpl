{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-label="Notice">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}<input type="hidden" name="seen" value="{{SEEN}}">
{{required-note}}
{{>TITLE}}
{{>BODY}}
{{>LINKS}}
{{>TOPIC}}
{{>REACH}}
{{>EFFECTIVE_ON}}
{{>IMMEDIATELY}}
{{>SHOW_FROM}}
{{>SHOW_UNTIL}}
<p class="gh-soft gh-small gh-gap-s">Days begin and end at midnight, {{ZONE}}.</p>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Save and preview</button><a href="{{PLAN_PATH}}/staff/notices">Back to all notices</a></div>
</form>
</section>
</div>
<aside class="gh-col" aria-label="Versions">
{{#HISTORY}}
<section class="gh-card"><h2>Versions</h2>
<ul class="gh-people" role="list">{{#VERSION}}<li><span>{{NUMBER}} by {{AUTHOR}}{{#PUBLISHED}}, published{{/PUBLISHED}} <small>{{TITLE}}</small></span>{{>MOMENT}}</li>{{/VERSION}}</ul></section>
{{/HISTORY}}
<section class="gh-card gh-card--quiet"><h2>What happens when you save</h2><p>The text is kept as a new version. Providers go on reading the published one until you publish this one from the preview.</p></section>
</aside>
</div>
