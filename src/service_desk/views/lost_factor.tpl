{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NOT_ASKED}}<section class="gh-card"><p>{{say:service_desk.page.has_not_said_that_the}}</p><div class="gh-actions gh-gap"><a href="{{BACK}}">{{say:service_desk.page.back_to_the_account}}</a></div></section>{{/NOT_ASKED}}
{{#ASKED}}<section class="gh-card"><p>{{say:service_desk.page.gave_the_right_password_and}}</p><p class="gh-soft gh-small gh-gap-s">{{say:service_desk.page.one_person_writes_down_how}}</p></section>{{/ASKED}}
{{#WRITE_DOWN}}
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#EVIDENCE_FIELDS}}
{{>ASKED_BY}}
{{>ASKED_HOW}}
{{>RECOGNISED_BY}}
{{/EVIDENCE_FIELDS}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{say:service_desk.page.write_it_down}}</button><a href="{{BACK}}">{{say:common.page.cancel}}</a></div>
</form></section>
{{/WRITE_DOWN}}
{{#WRITTEN_DOWN}}
<section class="gh-card"><h2>{{say:service_desk.page.what_was_written_down}}</h2>
<dl class="gh-facts">
<dt>{{say:service_desk.page.asked_by}}</dt><dd>{{ASKED_BY}}</dd>
<dt>{{say:service_desk.page.how}}</dt><dd>{{HOW}}</dd>
<dt>{{say:service_desk.page.recognised}}</dt><dd>{{RECOGNISED_BY}}</dd>
<dt>{{say:service_desk.page.written_down_by}}</dt><dd>{{STAFF}}</dd>
<dt>{{say:service_desk.page.when}}</dt><dd>{{>WHEN}}</dd>
</dl>
</section>
<section class="gh-card"><h2>{{say:service_desk.page.the_decision}}</h2>
{{#APPROVED}}<p>{{say:service_desk.page.approved_has_a_code_by}}</p>{{/APPROVED}}
{{#OWN}}<p>{{say:service_desk.page.you_wrote_this_down_so}}</p>{{/OWN}}
{{#APPROVE}}<p>{{say:service_desk.page.if_you_approve_a_code}}</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="approved"><button class="usa-button" type="submit">{{say:service_desk.page.approve}}</button></form>{{/APPROVE}}
{{#LOG_IN_AGAIN}}<p>{{say:service_desk.page.your_last_login_is_too}}</p>
<form class="gh-gap" method="get" action="{{PATH}}"><input type="hidden" name="again" value="yes"><input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">{{say:service_desk.page.log_in_again}}</button></form>{{/LOG_IN_AGAIN}}
{{#DECLINE}}<form class="gh-gap-s" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">{{say:service_desk.page.decline}}</button></form>{{/DECLINE}}
</section>
{{/WRITTEN_DOWN}}
<p class="gh-rule">{{say:service_desk.page.what_you_enter_here_is}}</p>
</div>
