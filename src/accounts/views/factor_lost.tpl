{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card">
{{#ASK}}
{{#IS_OVER}}<p><strong>The code that we mailed to you has expired.</strong> Ask once more.</p>{{/IS_OVER}}
<p>Your password alone does not remove a second factor, and nobody can remove it with one click. Two things are needed, which stand below.</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">I have lost it: begin</button></form>
{{/ASK}}
{{#WAITS}}<p><strong>You asked on {{>SINCE}}.</strong> It goes on as it stands below.</p>{{/WAITS}}
{{#APPROVED}}
<p><strong>It was confirmed that you lost it.</strong> We mailed a code to the address of your account. It is good until {{>UNTIL}}.</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">Remove my second factor</button></div>
</form>
{{/APPROVED}}
</section>
<section class="gh-card gh-card--quiet" aria-labelledby="how">
<h2 id="how">How it goes on</h2>
<ol class="gh-numbered">
{{#OF_OFFICE}}<li>{{AN_ADMIN_OPENING}} of your office opens your page under its people and confirms that it is you. If your office has no other one, write to {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. There two people confirm it.</li>{{/OF_OFFICE}}
{{#OF_STAFF}}<li>Two people of the staff who rank higher than you confirm that it is you: one writes it down, another approves. If there are not two, whoever runs the server does it.</li>{{/OF_STAFF}}
<li>Then a code goes to the email address of your account. Come back here with your password and enter it.</li>
</ol>
<p class="gh-gap"><a href="{{BACK}}">I have found it: back to the code</a></p>
</section>
</div>
