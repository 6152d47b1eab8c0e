{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-card" aria-label="{{say:notices.page.notice}}">
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
<p class="gh-soft gh-small gh-gap-s">{{say:notices.page.days_begin_and_end_at}}</p>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:notices.page.save_and_preview}}</button><a href="{{PLAN_PATH}}/staff/notices">{{say:notices.page.back_to_all_notices}}</a></div>
</form>
</section>
</div>
<aside class="gh-col" aria-label="{{say:notices.page.versions}}">
{{#HISTORY}}
<section class="gh-card"><h2>{{say:notices.page.versions}}</h2>
<ul class="gh-people" role="list">{{#VERSION}}<li><span>{{say:notices.page.number_by_author_published_title}}</span>{{>MOMENT}}</li>{{/VERSION}}</ul></section>
{{/HISTORY}}
<section class="gh-card gh-card--quiet"><h2>{{say:notices.page.what_happens_when_you_save}}</h2><p>{{say:notices.page.the_text_is_kept_as}}</p></section>
</aside>
</div>
