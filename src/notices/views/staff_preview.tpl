{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#STRIP}}<section class="gh-announce" aria-label="{{say:common.page.announcement}}">{{icon:campaign}}<p><b>{{LEAD}}</b> {{TEXT}}</p></section>{{/STRIP}}
{{>BOX}}
</div>
<aside class="gh-col" aria-label="{{say:notices.page.about_this_notice}}">
<section class="gh-card"><h2 class="gh-titlerow">{{say:notices.page.notice_status}}</h2>
<dl class="gh-facts"><dt>{{say:notices.page.where}}</dt><dd>{{REACH}}</dd><dt>{{say:notices.page.days}}</dt><dd>{{DAYS}}, {{ZONE}}</dd></dl>
<div class="gh-buttons gh-gap">
{{#PUBLISH}}<form method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="version" value="{{VERSION}}"><button class="usa-button" type="submit">{{say:notices.page.publish_version_version}}</button></form>{{#REPLACES}}<p class="gh-soft gh-small">{{say:notices.page.it_takes_the_place_of}}</p>{{/REPLACES}}{{/PUBLISH}}
<a class="usa-button usa-button--outline" href="{{EDIT}}">{{say:notices.page.edit_the_notice}}</a>
{{#END}}<form method="post" action="{{ACTION}}">{{csrf}}<button class="usa-button gh-button--danger-outline" type="submit">{{say:notices.page.end_the_notice}}</button></form>{{/END}}
</div></section>
</aside>
</div>
