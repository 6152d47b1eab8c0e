{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NOT_ASKED}}<section class="gh-card"><p>{{PERSON}} has not said that the second factor is lost. That comes first: after the password, on the page that asks for the code, follow “I have lost my app and my codes”.</p><div class="gh-actions gh-gap"><a href="{{BACK}}">Back to the account</a></div></section>{{/NOT_ASKED}}
{{#ASKED}}<section class="gh-card"><p>{{PERSON}} gave the right password and said on {{>SINCE}} that the app and the recovery codes are lost.</p><p class="gh-soft gh-small gh-gap-s">One person writes down how {{PERSON}} was recognised, another one approves. Then a code goes to {{PERSON}}’s email; without it nothing is removed.</p></section>{{/ASKED}}
{{#WRITE_DOWN}}
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#EVIDENCE_FIELDS}}
{{>ASKED_BY}}
{{>ASKED_HOW}}
{{>RECOGNISED_BY}}
{{/EVIDENCE_FIELDS}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Write it down</button><a href="{{BACK}}">Cancel</a></div>
</form></section>
{{/WRITE_DOWN}}
{{#WRITTEN_DOWN}}
<section class="gh-card"><h2>What was written down</h2>
<dl class="gh-facts">
<dt>Asked by</dt><dd>{{ASKED_BY}}</dd>
<dt>How</dt><dd>{{HOW}}</dd>
<dt>Recognised</dt><dd>{{RECOGNISED_BY}}</dd>
<dt>Written down by</dt><dd>{{STAFF}}</dd>
<dt>When</dt><dd>{{>WHEN}}</dd>
</dl>
</section>
<section class="gh-card"><h2>The decision</h2>
{{#APPROVED}}<p>Approved. {{PERSON}} has a code by email and enters it after the password.</p>{{/APPROVED}}
{{#OWN}}<p>You wrote this down, so somebody else of the service desk decides.</p>{{/OWN}}
{{#APPROVE}}<p>If you approve, a code is mailed to {{PERSON}}.</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="approved"><button class="usa-button" type="submit">Approve</button></form>{{/APPROVE}}
{{#LOG_IN_AGAIN}}<p>Your last login is too long ago to approve this.</p>
<form class="gh-gap" method="get" action="{{PATH}}"><input type="hidden" name="again" value="yes"><input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">Log in again</button></form>{{/LOG_IN_AGAIN}}
{{#DECLINE}}<form class="gh-gap-s" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">Decline</button></form>{{/DECLINE}}
</section>
{{/WRITTEN_DOWN}}
<p class="gh-rule">What you enter here is recorded under your name and cannot be changed later.</p>
</div>
