{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#STRIP}}<section class="gh-announce" aria-label="Announcement">{{icon:campaign}}<p><b>{{LEAD}}</b> {{TEXT}}</p></section>{{/STRIP}}
{{>BOX}}
</div>
<aside class="gh-col" aria-label="About this notice">
<section class="gh-card"><h2 class="gh-titlerow">Notice {{>STATUS}}</h2>
<dl class="gh-facts"><dt>Where</dt><dd>{{REACH}}</dd><dt>Days</dt><dd>{{DAYS}}, {{ZONE}}</dd></dl>
<div class="gh-buttons gh-gap">
{{#PUBLISH}}<form method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="version" value="{{VERSION}}"><button class="usa-button" type="submit">Publish version {{VERSION}}</button></form>{{#REPLACES}}<p class="gh-soft gh-small">It takes the place of the version that is shown now.</p>{{/REPLACES}}{{/PUBLISH}}
<a class="usa-button usa-button--outline" href="{{EDIT}}">Edit the notice</a>
{{#END}}<form method="post" action="{{ACTION}}">{{csrf}}<button class="usa-button gh-button--danger-outline" type="submit">End the notice</button></form>{{/END}}
</div></section>
</aside>
</div>
